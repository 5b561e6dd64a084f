from django.urls import path

from . import asking, issues, ledger, previews, progress

urlpatterns = [
    path("", issues.issues, name="letters_issues"),
    path("slot/", issues.open_up, name="letters_open_up"),
    path("bezorgd/", ledger.ledger, name="letters_ledger"),
    path("bezorging/<int:pk>/", progress.settle, name="letters_settle"),
    path("verzending/<int:pk>/", progress.progress, name="letters_progress"),
    path("verzending/<int:pk>/veranderen/", progress.change, name="letters_change"),
    path("<int:pk>/vullen/", issues.fill, name="letters_fill"),
    path("<int:pk>/voorbeeld/", previews.preview, name="letters_preview"),
    path("<int:pk>/voorbeeld/mail/", previews.mail, name="letters_preview_mail"),
    path("<int:pk>/proef/", previews.proof, name="letters_proof"),
    path("<int:pk>/versturen/", asking.send, name="letters_send"),
    path("<int:pk>/besluit/", asking.decide, name="letters_decide"),
]
