//! Serves `dist/` on the loopback interface the way GitHub Pages would.
//!
//! `std::net` does: only GET and HEAD, only this machine, and no crate to compile before `serve`.

mod file;
mod media;
mod request;

use std::{
    io::{self, BufReader, Read as _, Write as _},
    net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream},
    path::{Path, PathBuf},
    sync::Arc,
    thread,
    time::Duration,
};

use crate::{
    failure::Failure,
    server::{
        file::Answer,
        request::{Request, read_request},
    },
};

/// The sub-path that the site lies under, as a project site on Pages does.
pub(crate) const BASE: &str = "/dateline/";
/// A connection without a word for so long is closed.
const IDLE: Duration = Duration::from_secs(30);
/// What a client still sends after the last answer is read for so long, and so many bytes.
const LINGER: Duration = Duration::from_secs(1);
const MAX_LEFTOVER: u64 = 1024 * 1024;

/// A server that has its port and answers until the program ends.
#[derive(Debug)]
pub(crate) struct Server {
    listener: TcpListener,
    address: SocketAddr,
    dist: Arc<Path>,
}

impl Server {
    /// Takes `port`, or the next free one after it; 0 takes any.
    pub(crate) fn bind(dist: PathBuf, port: u16) -> Result<Server, Failure> {
        let last = if port == 0 { 0 } else { port.saturating_add(50) };
        let mut bound = Err(io::Error::from(io::ErrorKind::AddrInUse));
        for port in port..=last {
            bound = TcpListener::bind((Ipv4Addr::LOCALHOST, port));
            if !matches!(&bound, Err(err) if err.kind() == io::ErrorKind::AddrInUse) {
                break;
            }
        }
        let doing = format!("listening on 127.0.0.1, ports {port} to {last}");
        let listener = bound.map_err(Failure::io(doing))?;
        let address = listener.local_addr().map_err(Failure::io("own address"))?;
        Ok(Server { listener, address, dist: dist.into() })
    }

    /// Where the site begins.
    pub(crate) fn url(&self) -> String {
        format!("http://{}{BASE}", self.address)
    }

    /// Answers, one thread for each connection, so that a slow reader holds up nobody.
    pub(crate) fn run(self) {
        for stream in self.listener.incoming().flatten() {
            let dist = Arc::clone(&self.dist);
            thread::spawn(move || {
                // A broken connection is the reader's affair.
                let _ = talk(&stream, &dist);
            });
        }
    }
}

fn talk(stream: &TcpStream, dist: &Path) -> io::Result<()> {
    stream.set_read_timeout(Some(IDLE))?;
    stream.set_write_timeout(Some(IDLE))?;
    stream.set_nodelay(true)?;
    let mut reader = BufReader::new(stream);
    while let Some(request) = read_request(&mut reader)? {
        let answer = match &request {
            Request::Get(get) => file::answer(dist, get),
            Request::Refused(status) => Answer::plain(status),
        };
        stream_answer(stream, &request, &answer)?;
        if request.closes() {
            break;
        }
    }
    // To close on bytes not yet read would take the answer back from the client.
    stream.shutdown(Shutdown::Write)?;
    stream.set_read_timeout(Some(LINGER))?;
    io::copy(&mut reader.take(MAX_LEFTOVER), &mut io::sink())?;
    Ok(())
}

fn stream_answer(mut stream: &TcpStream, request: &Request, answer: &Answer) -> io::Result<()> {
    let mut head = format!("HTTP/1.1 {}\r\n", answer.status);
    for (name, value) in &answer.headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    // 304 says nothing of a length; every other answer needs one for the connection to go on.
    if answer.status != file::NOT_MODIFIED {
        head.push_str(&format!("content-length: {}\r\n", answer.body.len()));
    }
    if request.closes() {
        head.push_str("connection: close\r\n");
    }
    head.push_str("\r\n");
    stream.write_all(head.as_bytes())?;
    if !request.is_head() {
        stream.write_all(&answer.body)?;
    }
    stream.flush()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    /// Serves a small site and returns what comes back for `request`, until the server closes.
    fn exchange(name: &str, request: &str) -> String {
        let dist = std::env::temp_dir().join(format!("dateline-{name}-{}", std::process::id()));
        fs::create_dir_all(&dist).unwrap();
        fs::write(dist.join("index.html"), "<h1>home</h1>").unwrap();
        let server = Server::bind(dist.clone(), 0).unwrap();
        let address = server.address;
        thread::spawn(move || server.run());
        let mut stream = TcpStream::connect(address).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        fs::remove_dir_all(dist).unwrap();
        answer
    }

    #[test]
    fn one_connection_carries_several_requests() {
        let answer = exchange(
            "keep",
            "GET /dateline/ HTTP/1.1\r\nHost: x\r\n\r\n\
             HEAD /dateline/ HTTP/1.1\r\nHost: x\r\n\r\n\
             GET /dateline/no HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        );
        assert_eq!(answer.matches("HTTP/1.1 200 OK").count(), 2, "{answer}");
        assert_eq!(answer.matches("<h1>home</h1>").count(), 1, "{answer}");
        assert_eq!(answer.matches("HTTP/1.1 404 Not Found").count(), 1, "{answer}");
    }

    #[test]
    fn what_is_no_request_is_refused() {
        let refused = |name, request, status| {
            let answer = exchange(name, request);
            assert!(answer.starts_with(&format!("HTTP/1.1 {status}")), "{answer}");
        };
        refused("post", "POST /dateline/ HTTP/1.1\r\nContent-Length: 1\r\n\r\nx", "405");
        refused("noise", "\u{1}\u{2}\r\n\r\n", "400");
        refused("long", &format!("GET /{} HTTP/1.1\r\n\r\n", "x".repeat(70_000)), "400");
    }
}
