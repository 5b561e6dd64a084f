"""Paragraphs of the classic editor: an empty line starts one, a single line break stays a line break.

After ``wpautop`` of WordPress (wp-includes/formatting.php), whose rules decide what the old site showed.
"""

import re

BLOCKS = (
    "address|article|aside|blockquote|caption|center|col|colgroup|dd|details|dir|div|dl|dt|fieldset|figcaption|figure|"
    "footer|form|h[1-6]|header|hgroup|hr|iframe|legend|li|map|menu|nav|noscript|ol|p|pre|rv-media|script|section|style|"
    "summary|table|tbody|td|tfoot|th|thead|tr|ul|video|audio"
)
KEEP = re.compile(r"<(pre|script|style|textarea)\b[^>]*>.*?</\1>", re.DOTALL | re.IGNORECASE)
OPENS = re.compile(rf"(<(?:{BLOCKS})(?:\s[^>]*)?/?>)", re.IGNORECASE)
CLOSES = re.compile(rf"(</(?:{BLOCKS})>)", re.IGNORECASE)
INSIDE = re.compile(r"</?[A-Za-z][\w:-]*(?:\s[^<>]*)?\n[^<>]*>")  # a tag: "< 18 jaar" begins none
STARTS = re.compile(rf"^</?(?:{BLOCKS})(?:[\s/>]|$)", re.IGNORECASE)
BREAK = re.compile(r"(?<![ \t])[ \t]*\n[ \t]*")
NEXT_TO_BLOCK = re.compile(
    rf"(</?(?:{BLOCKS})(?:\s[^>]*)?/?>)\s*<br />|<br />\s*(?=</?(?:{BLOCKS})(?:\s[^>]*)?/?>)", re.IGNORECASE
)
MORE = re.compile(r"<!--\s*(?:more|nextpage|noteaser)\b.*?-->", re.DOTALL | re.IGNORECASE)
COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
DOUBLE_BREAK = re.compile(r"<br\s*/?>\s*<br\s*/?>", re.IGNORECASE)


def autop(text: str) -> str:
    """HTML with paragraphs for text as the classic editor keeps it."""
    kept: list[str] = []

    def keep(found: re.Match[str]) -> str:
        kept.append(found[0])
        return f"\n\n\x02{len(kept) - 1}\x02\n\n"

    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = COMMENT.sub("", MORE.sub("\n\n", text))
    text = KEEP.sub(keep, text)
    text = DOUBLE_BREAK.sub("\n\n", text)
    text = INSIDE.sub(lambda found: found[0].replace("\n", " "), text)
    text = CLOSES.sub(r"\1\n\n", OPENS.sub(r"\n\n\1", text))
    parts = [_paragraph(part.strip("\n")) for part in re.split(r"\n\s*\n", text) if part.strip()]
    return re.sub(r"\x02(\d+)\x02", lambda found: kept[int(found[1])], "\n".join(parts))


def _paragraph(part: str) -> str:
    if part.strip().startswith("\x02"):
        return part
    broken = NEXT_TO_BLOCK.sub(lambda found: found[1] or "", BREAK.sub("<br />\n", part.strip()))
    return broken if STARTS.match(part.strip()) else f"<p>{broken}</p>"
