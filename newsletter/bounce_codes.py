"""Does an answer of a mail server mean that an address is gone, or that it did not work this time?

Words go before the code: servers give 5.1.1 or 5.2.1 also to what they do not take from us, or not now (a blocked
network, too many an hour, a full mailbox), and such a refusal says nothing of the address. Where the words do not tell,
the code of RFC 3463 does. In doubt it is "this time": a letter too many is less bad than somebody who silently gets
none.
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
# Names of hosts may hold any word; addresses too.
NAMES = re.compile(
    r"<[^<>\s]{1,300}>|[^\s<>@]{1,64}@[^\s<>@]{1,255}|https?://\S{1,500}"
    r"|(?:[a-z][\w-]{0,62}\.){1,8}[a-z][\w-]{1,62}",
    re.IGNORECASE,
)
# It is about the sender, or about this moment: the address may be good.
NOT_NOW = re.compile(
    # full
    r"quota|(mailbox|inbox|postvak|account|storage|user).{0,30}\b(full|vol)\b|\bvol\b|overvol|over.?limit|exceed"
    r"|(out of|insufficient).{0,20}(storage|space)|no space left|te weinig (schijf)?ruimte"
    # too much
    r"|too (big|large|many|much|fast|quick|frequent)|te (veel|vaak|snel|groot)|at a rate|\brate\b|throttl"
    r"|(per|this|an) hour|per uur|concurrent|limit.{0,30}reached|flood"
    # what we are taken for
    r"|spam|junk|virus|malware|phish|unsolicited|bulk|abus|acceptable use|\baup\b|reputation|reputatie"
    r"|block(ed|ing|.?list)|(black|deny|block|exploit).?list|\bdns?bl\b|\brbl\b|banned|geblokkeerd|blokkade"
    r"|(?<!not )\blisted (in|on|at|by)\b|\bip\b.{0,20}(address|adres|block|refus|reject|deni)"
    r"|(messages?|mail|connections?) from .{0,60}(refused|rejected|denied|not accepted|weren.?t)"
    # what we may not
    r"|polic(y|ies)|beleid|not (allowed|permitted|authori[sz]ed|accepted) (from|to send)|prohibit|relay"
    r"|dmarc|\bspf\b|dkim|authenticat|reverse dns|\bptr\b|\brdns\b|\bhelo\b|\btls\b|encrypt|certificate"
    r"|sender.{0,30}(reject|refus|verif|denied|not exist|unknown|not found)"
    # later
    r"|gr[ae]y.?list|temporar|tijdelijk|try(ing)? (again|later)|probeer het|deferr|time.?out|timed out|maintenance"
    r"|onderhoud|overload|service (is )?(currently )?(un|not )available|resources",
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
    if _is_about_now(said):
        return BounceKind.SOFT, code
    says_nothing = code in SAYS_NOTHING or re.fullmatch(r"5\d\d", code)
    if code in GONE or (says_nothing and NOBODY_THERE.search(said)):
        return BounceKind.HARD, code
    return BounceKind.SOFT, code


def _is_about_now(said: str) -> bool:
    return bool(NOT_NOW.search(NAMES.sub(" ", said)))


def no_such_address(said: str) -> str:
    """The code with which a server refused an address that is not there, at hand-over; nothing when it says (also)
    something else. Stricter than ``judge``: it may be our own server that refuses, for reasons of its own.
    """
    found = [] if _is_about_now(said) else ENHANCED.findall(said)
    return found[0] if found and set(found) <= NO_SUCH_ADDRESS else ""
