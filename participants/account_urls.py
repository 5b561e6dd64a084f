"""The views of allauth at addresses of ours; the names are those that allauth asks for."""

from allauth.account import views as account
from allauth.mfa.base import views as steps
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from django.urls import path

from participants.accounts import account_invitation_views as invitations
from participants.accounts import address_views as addresses
from participants.accounts import views

urlpatterns = [
    path("registreren/", views.register, name="account_signup"),
    path("registreren/code/", views.confirm_email, name="account_email_verification_sent"),
    path("registreren/opnieuw/", views.register_again, name="account_signup_again"),
    path("welkom/<str:token>/", invitations.choose_first_password, name="account_invitation"),
    path("inloggen/", account.login, name="account_login"),
    path("inloggen/code/", account.request_login_code, name="account_request_login_code"),
    path("inloggen/code/invullen/", account.confirm_login_code, name="account_confirm_login_code"),
    path("inloggen/passkey/", passkeys.login_webauthn, name="mfa_login_webauthn"),
    path("inloggen/tweede-stap/", steps.authenticate, name="mfa_authenticate"),
    path("uitloggen/", account.logout, name="account_logout"),
    path("niet-actief/", account.account_inactive, name="account_inactive"),
    path("nog-even/", account.reauthenticate, name="account_reauthenticate"),
    path("nog-even/tweede-stap/", steps.reauthenticate, name="mfa_reauthenticate"),
    path("nog-even/passkey/", passkeys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("e-mail/", addresses.change_address, name="account_email"),
    path("e-mail/codes/", addresses.confirm_address, name="account_email_codes"),
    path("e-mail/laat-maar/", addresses.stop_changing, name="account_email_stop"),
    path("wachtwoord/", account.password_change, name="account_change_password"),
    path("wachtwoord/kiezen/", account.password_set, name="account_set_password"),
    path("wachtwoord/vergeten/", account.password_reset, name="account_reset_password"),
    path(
        "wachtwoord/vergeten/code/",
        account.confirm_password_reset_code,
        name="account_confirm_password_reset_code",
    ),
    path("wachtwoord/vergeten/nieuw/", account.complete_password_reset, name="account_complete_password_reset"),
    path(
        "wachtwoord/vergeten/klaar/",
        account.password_reset_from_key_done,
        name="account_password_reset_completed",
    ),
    path("twee-stappen/", steps.index, name="mfa_index"),
    path("twee-stappen/app/", totp.activate_totp, name="mfa_activate_totp"),
    path("twee-stappen/app/uit/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("twee-stappen/herstelcodes/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("twee-stappen/herstelcodes/nieuw/", recovery.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("twee-stappen/herstelcodes/bewaren/", views.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("twee-stappen/passkeys/", passkeys.list_webauthn, name="mfa_list_webauthn"),
    path("twee-stappen/passkeys/nieuw/", passkeys.add_webauthn, name="mfa_add_webauthn"),
    path("twee-stappen/passkeys/<int:pk>/weg/", passkeys.remove_webauthn, name="mfa_remove_webauthn"),
    path("twee-stappen/passkeys/<int:pk>/naam/", passkeys.edit_webauthn, name="mfa_edit_webauthn"),
    path("apparaten/", views.devices, name="usersessions_list"),
    path("apparaten/<int:pk>/uitloggen/", views.end_device, name="usersessions_end"),
    path("apparaten/andere-uitloggen/", views.end_other_devices, name="usersessions_end_others"),
]
