"""Another address for an account: confirmed by a code at the old one and by a code at the new one, then changed.

Whoever owns the new address already gets a letter there instead of a code; on the screen it all looks the same.
The codes stand in the session as hashes, for a quarter of an hour and five tries.
"""

import hmac
import time
from typing import Any

from allauth.core.internal.cryptokit import normalize_user_code
from django.http import HttpRequest
from django.utils.crypto import get_random_string, salted_hmac

from participants.accounts import addresses, letters
from participants.models import Member

KEY, SECONDS, TRIES = "changing_address", 900, 5
OLD, NEW = "old", "new"


def begin(request: HttpRequest, member: Member, email: str) -> None:
    """Mail both codes."""
    codes = {which: get_random_string(8, "0123456789") for which in (OLD, NEW)}
    owner = addresses.owner_of(email)
    is_taken = owner is not None and addresses.confirmed(owner) is not None
    letters.send("address_old", member.email, {"code": _shown(codes[OLD])})
    letters.send(
        "address_taken" if is_taken else "address_new", email, {"code": "" if is_taken else _shown(codes[NEW])}
    )
    request.session[KEY] = {
        "email": email, "at": time.time(), "tries": 0, OLD: _hash(codes[OLD]),
        NEW: "" if is_taken else _hash(codes[NEW]),
    }  # fmt: skip


def state(request: HttpRequest) -> dict[str, Any] | None:
    """What is being changed in this session; nothing when it took too long or too many tries."""
    found: dict[str, Any] | None = request.session.get(KEY)
    if found and (time.time() - found["at"] > SECONDS or found["tries"] >= TRIES):
        stop(request)
        return None
    return found


def fits(found: dict[str, Any], which: str, code: str) -> bool:
    return hmac.compare_digest(found[which], _hash(code))


def missed(request: HttpRequest) -> int:
    """A code was wrong. Answers how many tries are left."""
    request.session[KEY] = {**request.session[KEY], "tries": request.session[KEY]["tries"] + 1}
    return TRIES - int(request.session[KEY]["tries"])


def finish(request: HttpRequest, member: Member) -> bool:
    """Both codes were right. False when somebody else got the address meanwhile."""
    before, after = member.email, request.session[KEY]["email"]
    stop(request)
    done = addresses.change(member, after)
    if done:
        for to in (before, after):
            letters.send("address_changed", to, {"when": letters.moment()})
    return done


def stop(request: HttpRequest) -> None:
    request.session.pop(KEY, None)


def _shown(code: str) -> str:
    return f"{code[:4]}-{code[4:]}"


def _hash(code: str) -> str:
    return salted_hmac("changing address", normalize_user_code(code)).hexdigest()
