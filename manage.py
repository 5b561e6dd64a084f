#!/usr/bin/env python
"""Django's command line for this project."""

import gc
import os
import sys


def main() -> None:
    gc.set_threshold(50_000, 20, 20)  # loading makes no rubbish; looking for it took a sixth of each start
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rvggz.settings.development")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
