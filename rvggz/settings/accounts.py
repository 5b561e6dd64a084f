"""Of members: logging in, passwords, codes, second steps, and how often somebody may try."""

from . import env

AUTH_USER_MODEL = "participants.Member"
LOGIN_URL = "/mijn/inloggen/"
LOGIN_REDIRECT_URL = "/mijn/"
LOGOUT_REDIRECT_URL = ACCOUNT_LOGOUT_REDIRECT_URL = "/"
AUTHENTICATION_BACKENDS = ["participants.accounts.backend.Backend"]
TRUSTED_PROXIES = env.integer(
    "TRUSTED_PROXIES", 0, maximum=20
)  # how many proxies of ours stand before us and add X-Forwarded-For
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"participants.accounts.passwords.{name}"} for name in ("LongEnough", "NotLikeYou", "NotCommon")
]
ACCOUNT_ADAPTER = "participants.accounts.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    name: f"participants.accounts.forms.{form}"
    for name, form in {
        "login": "LoginForm", "signup": "SignupForm", "reset_password": "ResetPasswordForm",
        "reset_password_from_key": "NewPasswordForm", "change_password": "ChangePasswordForm",
        "set_password": "SetPasswordForm", "reauthenticate": "ReauthenticateForm",
        "request_login_code": "RequestLoginCodeForm", "confirm_login_code": "ConfirmLoginCodeForm",
        "confirm_email_verification_code": "ConfirmEmailForm", "confirm_password_reset_code": "ConfirmResetForm",
    }.items()
}  # fmt: skip
# A whole clinic can share one network: per network (ip, see accounts/adapter.py) it is wide, per address (key) not.
# Wrong passwords and codes are counted in accounts/limits.py, which knows the devices of members.
ACCOUNT_RATE_LIMITS = {
    "login": None,
    "login_failed": "60/10m/ip,10/10m/key",  # codes of the second step; passwords are counted by us
    "request_login_code": "60/10m/ip",
    "reset_password": "60/10m/ip",
    "reset_password_from_key": "60/10m/ip",
    "signup": "60/10m/ip",
    "confirm_email": "60/10m/ip,8/h/key",
    "reauthenticate": "15/10m/user",
    "change_password": "15/10m/user",
    "manage_email": "15/10m/user",
    "change_email": "8/h/user",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = ACCOUNT_LOGIN_TIMEOUT = 900  # seconds
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = 600  # seconds
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = ACCOUNT_LOGIN_ON_PASSWORD_RESET = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_SESSION_REMEMBER = True
MFA_ADAPTER = "participants.accounts.adapter.StepsAdapter"
MFA_FORMS = {
    name: f"participants.accounts.steps_forms.{form}"
    for name, form in {
        "authenticate": "AuthenticateForm", "reauthenticate": "ReauthenticateForm", "activate_totp": "ActivateTOTPForm",
        "add_webauthn": "AddPasskeyForm", "edit_webauthn": "EditPasskeyForm",
    }.items()
}  # fmt: skip
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_TOLERANCE = 1  # a clock that is half a minute off
ALLAUTH_USER_CODE_FORMAT = {"numeric": True, "length": 8}
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXIES
