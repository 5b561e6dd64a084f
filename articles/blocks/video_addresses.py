"""What the address of a video on YouTube or Vimeo says: which video, from which second, of which list.

People paste every form there is: of the share button, of the player, of a phone, of ten years ago.
"""

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, urlencode, urlsplit

YOUTUBE = {"youtube.com", "youtube-nocookie.com", "youtu.be"}
VIMEO = {"vimeo.com", "player.vimeo.com"}
BEFORE_HOST = re.compile(r"^(?:www|m|music|gaming)\.")
YOUTUBE_ID = re.compile(r"[A-Za-z0-9_-]{6,20}")
YOUTUBE_PATH = re.compile(r"/(?:embed|shorts|live|v|e)/([^/&?]{1,40})")
LIST_ID = re.compile(r"[A-Za-z0-9_-]{2,80}")
VIMEO_PATH = re.compile(
    r"/(?:video/|videos/|manage/videos/|channels/[\w-]+/|groups/[\w-]+/videos/|(?:album|showcase)/\d+/video/)?"
    r"(\d{1,15})(?:/([0-9a-f]{4,40}))?"
)
TIME = re.compile(r"(?:(\d{1,3})h)?(?:(\d{1,4})m)?(?:(\d{1,6})s?)?")
PLAYLIST = "videoseries"  # what YouTube's player calls a list without a first video


@dataclass(frozen=True)
class Video:
    provider: str  # YouTube or Vimeo
    id: str
    key: str = ""  # of an unlisted one on Vimeo
    start: int = 0  # seconds
    playlist: str = ""

    @property
    def player(self) -> str:
        """Where the player lives."""
        if self.provider == "YouTube":
            more = {"list": self.playlist, "start": self.start}
            given = {"autoplay": 1, **{name: value for name, value in more.items() if value}}
            return f"https://www.youtube-nocookie.com/embed/{self.id}?{urlencode(given)}"
        key, moment = f"&h={self.key}" if self.key else "", f"#t={self.start}s" if self.start else ""
        return f"https://player.vimeo.com/video/{self.id}?autoplay=1&dnt=1{key}{moment}"


def video_at(address: str) -> Video | None:
    """None when it is another address."""
    try:
        parts = urlsplit(address.strip())
        host = BEFORE_HOST.sub("", parts.hostname or "")
    except ValueError:
        return None
    # "/v/abc&hl=nl" of old players: what follows the first & is no part of the name
    query = {name: values[0] for name, values in parse_qs(parts.query).items()}
    moment = parse_qs(parts.fragment).get("t", [""])[0]
    start = seconds(query.get("start") or query.get("t") or query.get("time_continue") or moment)
    if host in YOUTUBE:
        return _youtube(host, parts.path, query, start)
    return _vimeo(parts.path, query, start) if host in VIMEO else None


def seconds(text: str) -> int:
    """90, 90s, 1m30s or 1h2m3s."""
    found = TIME.fullmatch(text.strip().lower())
    if not text or not found:
        return 0
    hours, minutes, rest = (int(part or 0) for part in found.groups())
    return hours * 3600 + minutes * 60 + rest


def _youtube(host: str, path: str, query: dict[str, str], start: int) -> Video | None:
    playlist = query.get("list", "") if LIST_ID.fullmatch(query.get("list", "")) else ""
    found = YOUTUBE_PATH.match(path)
    name = path.strip("/").split("/")[0].split("&")[0] if host == "youtu.be" else ""
    name = name or query.get("v", "") or (found[1] if found else "")
    if not name and playlist and path.rstrip("/") in {"/playlist", "/watch", "/embed"}:
        name = PLAYLIST
    if not YOUTUBE_ID.fullmatch(name) or (name == PLAYLIST and not playlist):
        return None
    return Video("YouTube", name, start=start, playlist=playlist)


def _vimeo(path: str, query: dict[str, str], start: int) -> Video | None:
    found = VIMEO_PATH.fullmatch(path.rstrip("/"))
    if not found:
        return None
    key = query.get("h", "") if re.fullmatch(r"[0-9a-f]{4,40}", query.get("h", "")) else ""
    return Video("Vimeo", found[1], key=found[2] or key, start=start)
