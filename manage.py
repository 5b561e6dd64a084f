#!/usr/bin/env python
"""Django's command line for this project."""

import gc
import os
import sys


def main() -> None:
    gc.set_threshold(50_000, 20, 20)  # loading makes no rubbish; looking for it took a sixth of each start
    if not os.environ.get("DJANGO_SETTINGS_MODULE"):
        os.environ["DJANGO_SETTINGS_MODULE"] = "rvggz.settings.development"
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        if "README" not in str(error):  # a fault in the code, not in what somebody set
            raise
        sys.exit(str(error))


if __name__ == "__main__":
    main()
