"""The link in each letter that stops it, without logging in."""

from rvggz import signed_links

STOP = "follow-stop"


def to_stop(member: int, follow: int = 0) -> str:
    """``follow``: its number, or 0 for all mail about what the member follows."""
    return signed_links.url("follow_stop", signed_links.make(STOP, [member, follow]))


def headers(stop_url: str) -> dict[str, str]:
    """RFC 8058: a mail program shows "unsubscribe" and posts to that address."""
    return {"List-Unsubscribe": f"<{stop_url}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
