"""Headers of mail in pure ASCII: what holds other characters becomes encoded words (RFC 2047), made here.

The mail library of Python is not asked: on 3.11 and 3.12 its folding leaves characters as raw UTF-8 bytes, which reach
the reader as garbage or make a server refuse the message. A leaf: knows no settings.
"""

import re
from base64 import b64encode

from django.core.mail.message import sanitize_address

LONGEST_LINE = 76  # characters of a line that holds an encoded word (RFC 2047, 2)
FRAME = len("=?utf-8?b??=")
BREAK = re.compile(r"[\r\n\0\v\f\x1c-\x1e\x85\u2028\u2029]")
PLAIN = re.compile(r"[!-~]{1,60}(?: [!-~]{1,60})*")  # can be folded at its spaces
ATOMS = re.compile(r"[\w!#$%&'*+/=?^`{|}~-]+(?: [\w!#$%&'*+/=?^`{|}~-]+)*", re.ASCII)  # RFC 5322: needs no quotes
AS_IT_IS = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!*+-/")  # RFC 2047, 5 (3)


def text_header(name: str, text: str) -> str:
    """One whole header of free text, its lines ended by CRLF. Raises ValueError when the text holds a line break."""
    value = _one_line(text)
    if value and (not PLAIN.fullmatch(value) or "=?" in value):
        return f"{name}: {encoded(value, len(name) + 2)}\r\n"
    return f"{name}: {_folded(value, len(name) + 2)}\r\n"


def mailbox_header(name: str, shown: str, address: str) -> str:
    """A header that names somebody: ``From: Zoë <zoe@example.nl>``. Raises ValueError for what can be no header."""
    if not _one_line(address).isascii():
        raise ValueError("no address for a header")
    if not shown.strip():
        return f"{name}: {address}\r\n"
    phrase = _phrase(_one_line(shown), len(name) + 2)
    last_line = f"{name}: {phrase}".rpartition("\n")[2]
    gap = " " if len(last_line) + len(address) + len(" <>") <= LONGEST_LINE else "\r\n "
    return f"{name}: {phrase}{gap}<{address}>\r\n"


def ascii_address(email: str) -> str:
    """The address as it may stand in a header and on the line to the server: its domain in ASCII."""
    return email if email.isascii() else str(sanitize_address(email, "utf-8"))


def encoded(text: str, used: int = 0) -> str:
    """Encoded words that together say the text, each of whole characters, folded behind each. ``used``: how many
    characters stand on the first line already. A reader of mail leaves out what stands between two encoded words.
    """
    in_base64 = len(text.encode()) * 4 / 3 < sum(len(_quoted(each)) for each in text)
    lines, line, room = [], "", LONGEST_LINE - used - FRAME
    for character in text:
        if line and _length(line + character, in_base64=in_base64) > room:
            lines.append(line)
            line, room = "", LONGEST_LINE - len(" ") - FRAME
        line += character
    return "\r\n ".join(_word(line, in_base64=in_base64) for line in [*lines, line])


def _one_line(text: str) -> str:
    if BREAK.search(text):
        raise ValueError("a line break in a header")
    return text


def _phrase(shown: str, used: int) -> str:
    if not PLAIN.fullmatch(shown) or "=?" in shown or len(shown) > LONGEST_LINE - used:
        return encoded(shown, used)
    if ATOMS.fullmatch(shown):
        return shown
    return '"' + re.sub(r'(["\\])', r"\\\1", shown) + '"'


def _folded(text: str, used: int) -> str:
    lines, length = [""], used
    for word in text.split(" "):
        if lines != [""] and length + len(word) >= LONGEST_LINE:
            lines.append(word)
            length = len(word) + 1
        else:
            lines[-1] += f" {word}" if lines != [""] else word
            length += len(word) + 1
    return "\r\n ".join(lines)


def _word(text: str, *, in_base64: bool) -> str:
    if in_base64:
        return f"=?utf-8?b?{b64encode(text.encode()).decode()}?="
    return f"=?utf-8?q?{''.join(map(_quoted, text))}?="


def _length(text: str, *, in_base64: bool) -> int:
    return -(-len(text.encode()) // 3) * 4 if in_base64 else sum(len(_quoted(each)) for each in text)


def _quoted(character: str) -> str:
    """RFC 2047, 4.2: in words that may also stand in a name."""
    if character == " ":
        return "_"
    return "".join(chr(byte) if byte in AS_IT_IS else f"={byte:02X}" for byte in character.encode())
