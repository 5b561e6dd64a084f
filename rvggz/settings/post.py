"""How mail is signed, and how we hear what became of it. All of it may be left out."""

from . import env

# Where reports on letters come back: bounces@example.nl; what stands behind a + in it must arrive there too.
BOUNCE_ADDRESS = env.mail_address("BOUNCE_ADDRESS")
BOUNCE_MAILBOX = env.mailbox("BOUNCE_MAILBOX_URL")

# Who hears that a page broke (rvggz/error_mail.py); nobody named: the administrators.
ERROR_MAIL = env.person_address("ERROR_MAIL")

# Signing in the application, for hosts without a mail server that signs.
DKIM_KEY_FILE = env.signing_key("DKIM_KEY_FILE")
DKIM_DOMAIN = env.host("DKIM_DOMAIN") if DKIM_KEY_FILE else ""
DKIM_SELECTOR = env.label("DKIM_SELECTOR") if DKIM_KEY_FILE else ""

# The mail company that tells by webhook what became of our mail; django-anymail reads it. Which of its settings holds
# the key with which the company signs, if it does.
COMPANIES = {
    "brevo": "", "mailersend": "MAILERSEND_SIGNING_SECRET",
    "mailgun": "MAILGUN_WEBHOOK_SIGNING_KEY", "mailjet": "", "mailtrap": "MAILTRAP_TRACKING_SECRET", "postmark": "",
    "sparkpost": "",
}  # fmt: skip
MAIL_WEBHOOKS = env.one_of("MAIL_WEBHOOKS", COMPANIES)
ANYMAIL: dict[str, object] = {}
if MAIL_WEBHOOKS:
    ANYMAIL["WEBHOOK_SECRET"] = env.name_and_password("MAIL_WEBHOOK_SECRET")
    if COMPANIES[MAIL_WEBHOOKS]:
        ANYMAIL[COMPANIES[MAIL_WEBHOOKS]] = env.text("MAIL_WEBHOOK_KEY")
