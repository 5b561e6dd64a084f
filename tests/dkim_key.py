"""A key to sign mail with, and what the DNS says about it."""

import subprocess


def make(file):
    """Writes a private key (small: quick to make); answers the record with the public one."""
    subprocess.run(["openssl", "genrsa", "-out", str(file), "1024"], check=True, capture_output=True)
    public = subprocess.run(["openssl", "rsa", "-in", str(file), "-pubout"], check=True, capture_output=True, text=True)
    return "v=DKIM1; k=rsa; p=" + "".join(public.stdout.splitlines()[1:-1])
