"""One worker: ``letter_worker.py SENDING PORT MOST``. Says "ready", waits for a line, sends, prints its memory (MB)."""

import sys
from pathlib import Path


def main(sending: int, port: int, most: int) -> None:
    tests = Path(__file__).resolve().parent.parent
    sys.path[:0] = [str(tests.parent), str(tests)]
    import django
    from django.conf import settings

    django.setup()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    from newsletter import working
    from newsletter.models import Sending

    print("ready", flush=True)
    sys.stdin.readline()
    sent = 0
    while sent < most and Sending.objects.filter(pk=sending, state="running").exists():
        sent += working.run(sending, seconds=3 if most < 10**9 else 20)
    status = Path("/proc/self/status").read_text()
    print(next(int(line.split()[1]) // 1024 for line in status.splitlines() if line.startswith("VmHWM")), flush=True)


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:]))
