from .comment import Comment, Status
from .decision import Action, Decision, Refusal
from .moderator import HowOften, ModeratorMail
from .report import Report, ReportReason
from .settings import Mode, ProofOfWork, ReactionSettings
from .spam_word import SpamWord

__all__ = [
    "Action",
    "Comment",
    "Decision",
    "HowOften",
    "Mode",
    "ModeratorMail",
    "ProofOfWork",
    "ReactionSettings",
    "Refusal",
    "Report",
    "ReportReason",
    "SpamWord",
    "Status",
]
