"""Contactpersonen in the admin: an editor says who belongs to an organisation and who keeps its page."""

from contextlib import suppress
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django_filters import ModelChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BooleanColumn, Column, TitleColumn
from wagtail.admin.views.generic import DeleteView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.log_actions import log

from participants import memberships
from participants.models import Member, Membership, ParticipantPage
from rvggz.admin_order import InNameOrder
from rvggz.email_field import EmailFormField
from rvggz.text.name_order import NameOrder

NOBODY = "Er is geen lid met dit e-mailadres. Vraag de persoon eerst een account te maken op de site."
SURE = "{} hoort dan niet meer bij {}, en krijgt daar een mail over. Wat dit lid schreef, blijft staan."
LAST = (
    "{} is de enige contactpersoon van {}. Daarna kan niemand daar de pagina bijwerken of mensen toelaten. Stel liever "
    "eerst een ander in. Ga je door, dan krijgt het lid een mail, en de redactie ook."
)


class MembershipForm(forms.ModelForm[Membership]):
    """By e-mail address: a list to choose from would hold every member."""

    email = EmailFormField(label="E-mailadres van het lid")

    class Meta:
        model = Membership
        fields = ("organisation", "is_contact")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        organisation: Any = self.fields["organisation"]
        organisation.queryset = ParticipantPage.objects.order_by(NameOrder("title")).only("pk", "title")
        self.order_fields(["email", "organisation", "is_contact"])
        if self.instance.pk:  # who and where are settled; another one is a new line
            self.fields["email"].initial = self.instance.member.email
            self.fields["email"].disabled = organisation.disabled = True

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"]
        self.member = Member.objects.filter(email__iexact=email, is_active=True).first()
        if self.member is None:
            raise ValidationError(NOBODY)
        return email

    def save(self, commit: bool = True) -> Membership:
        assert self.member is not None  # noqa: S101 (the form is valid)
        data = self.cleaned_data
        placed = memberships.place(self.member, data["organisation"], is_contact=data["is_contact"])
        self.instance.__dict__.update(placed.__dict__)  # the admin goes on with the one it has
        return self.instance


class TakeOut(DeleteView):
    """The button does what a contact person's does, and more: with the mails that belong to it."""

    object: Membership

    @property
    def confirmation_message(self) -> str:
        said = LAST if memberships.is_last_contact(self.object) else SURE
        return said.format(self.object.member, self.object.organisation)

    def delete_action(self) -> None:
        with suppress(memberships.GoneError), transaction.atomic():  # gone already: that is what was wanted
            log(self.object, "wagtail.delete", user=self.request.user, deleted=True)
            memberships.take_out(self.object)


class MembershipFilterSet(WagtailFilterSet):
    organisation = ModelChoiceFilter(label="Organisatie", queryset=ParticipantPage.objects.order_by(NameOrder("title")))

    class Meta:
        model = Membership
        fields: ClassVar = ["organisation", "is_contact", "is_accepted"]


class MembershipListView(InNameOrder, IndexView):
    pass


class MembershipViewSet(ModelViewSet):
    model = Membership
    name = url_prefix = "memberships"
    icon = "user"
    menu_label = "Contactpersonen"
    menu_order = 135
    add_to_admin_menu = True
    add_to_reference_index = False
    delete_view_class = TakeOut
    index_view_class = MembershipListView
    inspect_view_enabled = False
    copy_view_enabled = False
    form_fields: ClassVar = ["organisation", "is_contact"]
    filterset_class = MembershipFilterSet
    search_fields: ClassVar = ["member__email", "member__display_name", "member__last_name", "organisation__title"]
    ordering: ClassVar = ["organisation__title", "-is_contact"]
    list_display: ClassVar = [
        TitleColumn("member", label="Lid", url_name="memberships:edit"),
        Column("organisation", label="Organisatie"),
        BooleanColumn("is_contact", label="Contactpersoon"),
        BooleanColumn("is_accepted", label="Hoort erbij"),
    ]

    def get_form_class(self, for_update: bool = False) -> type[MembershipForm]:
        return MembershipForm
