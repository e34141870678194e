//! Starts the app.

fn main() {
    dateline_web::start();
}
