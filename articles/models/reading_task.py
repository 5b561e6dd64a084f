"""The step of the workflow of Praat mee: an editor reads. Whichever button of Wagtail is pressed, our verbs follow."""

from typing import Any, ClassVar

from django import forms
from django.db import transaction
from wagtail.models import AbstractGroupApprovalTask, TaskState

from articles.models.contribution import PieceRefusal


class QuestionForm(forms.Form):
    comment = forms.CharField(
        label="Wat wil je de schrijver vragen?", widget=forms.Textarea, max_length=2000,
        error_messages={"required": "Schrijf hier je vraag. De schrijver krijgt die per mail."},
    )  # fmt: skip


class RefusalForm(forms.Form):
    refusal = forms.ChoiceField(label="Waarom niet?", choices=PieceRefusal)
    comment = forms.CharField(
        label="Wil je er iets bij zeggen? (niet verplicht)", widget=forms.Textarea, required=False, max_length=500
    )


class ReadingTask(AbstractGroupApprovalTask):
    FORMS: ClassVar[dict[str, Any]] = {"reject": QuestionForm, "refuse": RefusalForm}

    class Meta:
        verbose_name = "lezen door de redactie"
        verbose_name_plural = "lezen door de redactie"

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, str, bool]]:
        if not (user.is_superuser or self._user_in_groups(user)):
            return []
        return [("reject", "Vraag stellen", True), ("refuse", "Niet plaatsen", True), ("approve", "Plaatsen", False)]

    def get_form_for_action(self, action: str) -> Any:
        return self.FORMS.get(action) or super().get_form_for_action(action)

    @transaction.atomic
    def on_action(self, task_state: TaskState, user: Any, action_name: str, **kwargs: Any) -> None:
        if action_name != "refuse":
            super().on_action(task_state, user, action_name, **kwargs)
            return
        from articles.contributions import deciding

        page = task_state.workflow_state.content_object
        deciding.refuse_page(page, kwargs.get("refusal", PieceRefusal.OTHER), kwargs.get("comment", ""), user)

    @classmethod
    def get_description(cls) -> str:
        return "Iemand van de redactie leest een bijdrage voordat die op de site komt."
