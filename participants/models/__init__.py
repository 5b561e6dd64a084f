from .member import Member
from .organisation import ParticipantIndexPage, ParticipantPage, Region, Role

__all__ = ["Member", "ParticipantIndexPage", "ParticipantPage", "Region", "Role"]
