"""A process that has Django ready and hatches workers: each is a fork, so that killing twenty takes no minute.

Reads the number of a sending from its input, a line for each worker; answers the number of the process.
"""

import os
import signal
import sys
import time


def say(what):
    sys.stdout.write(f"{what}\n")
    sys.stdout.flush()


def main():
    import django

    django.setup()
    from django.urls import reverse

    from newsletter import working

    reverse("letters_issues")  # reads all addresses of the site: a second of work that the first letter would wait for
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    say("ready")
    for line in sys.stdin:
        pid = os.fork()
        if not pid:
            while True:
                if not working.run(int(line), seconds=5):
                    time.sleep(0.05)
        say(pid)


if __name__ == "__main__":
    main()
