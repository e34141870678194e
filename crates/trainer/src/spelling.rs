//! How names are written: acronyms, accents.

/// Whether a name is an acronym.
pub(crate) fn is_capitals(name: &str) -> bool {
    name.len() <= 6
        && 1 < name.chars().count()
        && name.chars().all(|c| c.is_uppercase() || c.is_numeric() || c == '.' || c == '&')
}

/// A letter of Latin script that English has not.
pub(crate) fn is_latin(c: char) -> bool {
    matches!(c, '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
}

/// Latin letters without their accents, as agencies often write them.
pub(crate) fn unaccented(name: &str) -> String {
    name.chars()
        .map(|c| match c {
            'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' => 'a',
            'ç' | 'ć' | 'č' => 'c',
            'ď' | 'đ' => 'd',
            'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ė' | 'ę' | 'ě' | 'ə' => 'e',
            'ğ' | 'ģ' => 'g',
            'ì' | 'í' | 'î' | 'ï' | 'ī' | 'į' | 'ı' => 'i',
            'ķ' => 'k',
            'ĺ' | 'ļ' | 'ľ' | 'ł' => 'l',
            'ñ' | 'ń' | 'ņ' | 'ň' => 'n',
            'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' | 'ő' => 'o',
            'ŕ' | 'ř' => 'r',
            'ś' | 'ş' | 'š' | 'ș' => 's',
            'ţ' | 'ť' | 'ț' => 't',
            'ù' | 'ú' | 'û' | 'ü' | 'ū' | 'ů' | 'ű' | 'ų' => 'u',
            'ý' | 'ÿ' => 'y',
            'ź' | 'ż' | 'ž' => 'z',
            'À' | 'Á' | 'Â' | 'Ä' | 'Å' | 'Ā' => 'A',
            'Ç' | 'Ć' | 'Č' => 'C',
            'Đ' => 'D',
            'É' | 'È' | 'Ê' | 'Ë' => 'E',
            'Í' | 'Î' | 'İ' => 'I',
            'Ł' => 'L',
            'Ñ' | 'Ń' => 'N',
            'Ó' | 'Ô' | 'Ö' | 'Ø' | 'Ō' => 'O',
            'Ř' => 'R',
            'Ś' | 'Ş' | 'Š' | 'Ș' => 'S',
            'Ţ' | 'Ț' => 'T',
            'Ú' | 'Ü' | 'Ū' => 'U',
            'Ž' | 'Ż' | 'Ź' => 'Z',
            _ => c,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, expected: (bool, &str)) {
        assert_eq!((is_capitals(name), unaccented(name).as_str()), expected, "{name}");
    }

    #[test]
    fn acronyms_are_short_and_have_no_small_letters() {
        check("NATO", (true, "NATO"));
        check("AT&T", (true, "AT&T"));
        check("U.S.", (true, "U.S."));
        check("Nato", (false, "Nato"));
        check("UNESCOS", (false, "UNESCOS"));
        check("X", (false, "X"));
    }

    #[test]
    fn accents_go() {
        check("Çağlayan Öztürk", (false, "Caglayan Ozturk"));
        check("Łódź", (false, "Lodz"));
    }
}
