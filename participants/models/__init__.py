from .account import AccountSettings, KnownDevice, WhoMayRegister
from .leaving import Absence, DataExport, Leaving
from .member import Member
from .membership import INVITATION_DAYS, Invitation, Membership
from .organisation import ParticipantIndexPage, ParticipantPage, Region, Role
from .profile import Profile, SeenBy

__all__ = [
    "INVITATION_DAYS", "Absence", "AccountSettings", "DataExport", "Invitation", "KnownDevice", "Leaving", "Member",
    "Membership", "ParticipantIndexPage", "ParticipantPage", "Profile", "Region", "Role", "SeenBy", "WhoMayRegister",
]  # fmt: skip
