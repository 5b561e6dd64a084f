"""Does an answer of a mail server mean that an address is gone, or that it did not work this time?

By the code of RFC 3463 where it says something, else by the words. In doubt it is "this time": a letter too many is
less bad than somebody who silently gets none.
"""

import re

from newsletter.models import BounceKind

ENHANCED = re.compile(r"(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?!\d|\.\d)")
BASIC = re.compile(r"(?<![\d.])([45]\d\d)(?=[ :-])")
GONE = {
    "5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10",  # no such mailbox, host, syntax; moved; the domain takes no mail
    "5.2.1",  # switched off
    "5.4.4", "5.4.310",  # the domain is not there
    "5.7.13", "5.7.17",  # account closed; somebody else has the address now (RFC 7293)
}  # fmt: skip
NO_SUCH_ADDRESS = {"5.1.1", "5.1.10"}
# Says nothing by itself: what servers use for whatever has no code, and what some use for an unknown address.
SAYS_NOTHING = {"", "5.0.0", "5.0.1", "5.1.0", "5.3.0", "5.4.1", "5.5.0", "5.7.1"}
NOT_NOW = re.compile(
    r"quota|mailbox (is |was )?full|over.?limit|too (big|large|many)|spam|junk|virus|blocked|black.?list|block.?list"
    r"|reputation|policy|dmarc|\bspf\b|dkim|grey.?list|temporar|try again|rate limit|\bvol\b|overvol",
    re.IGNORECASE,
)
NOBODY_THERE = re.compile(
    r"user.{0,20}(unknown|not (known|found|exist))"
    r"|(unknown|invalid|no such) (user|recipient|address|mailbox|local part)"
    r"|no mailbox|mailbox.{0,40}(not found|unavailable|does not exist|disabled)|recipient.{0,20}(not found|rejected)"
    r"|address.{0,12}rejected|does(n't| not) (exist|have an? .{0,30}account)|not listed in"
    r"|not (our|a valid) (customer|user)|no longer (in use|available|accepts)"
    r"|account.{0,40}(disabled|closed|inactive|terminated)|(on|niet )bekend|bestaat niet"
    r"|(domain|host)( name)?.{0,30}(not found|unknown|does not exist)|unrouteable address|unable to lookup dns",
    re.IGNORECASE,
)


def code_in(text: str) -> str:
    """The most telling code in what a server said: RFC 3463 before that of SMTP."""
    found = [code for code in ENHANCED.findall(text) if not code.startswith("2")]
    telling = [code for code in found if code not in SAYS_NOTHING]
    if telling or found:
        return (telling or found)[0]
    basic = BASIC.search(text)
    return basic.group(1) if basic else ""


def judge(status: str, said: str) -> tuple[BounceKind, str]:
    """What it means, and the code it follows from. ``status``: as the report gives it; ``said``: the server's words."""
    from_words = code_in(said)
    code = status if status not in SAYS_NOTHING or not from_words else from_words
    if code in GONE:
        return BounceKind.HARD, code
    says_nothing = code in SAYS_NOTHING or re.fullmatch(r"5\d\d", code)
    if says_nothing and not NOT_NOW.search(said) and NOBODY_THERE.search(said):
        return BounceKind.HARD, code
    return BounceKind.SOFT, code


def no_such_address(said: str) -> str:
    """The code with which a server refused an address that is not there, at hand-over; nothing when it says (also)
    something else. Stricter than ``judge``: it may be our own server that refuses, for reasons of its own.
    """
    found = ENHANCED.findall(said)
    return found[0] if found and set(found) <= NO_SUCH_ADDRESS else ""
