"""An export of 30 MB needs no more memory than a small one: it is read as a stream."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from tests.wordpress.wxr import Export

MEGABYTE = 1_000_000
IMPORT = """
import sys
import django
from django.conf import settings
settings.DATABASES["default"]["NAME"] = sys.argv[1]
django.setup()
from django.core.management import call_command
call_command("import_wordpress", sys.argv[2], "--dry-run", "--report", sys.argv[2] + ".csv")
status = dict(line.split(":", 1) for line in open("/proc/self/status"))
print("peak", int(status["VmHWM"].split()[0]) * 1024)
"""


def write_large(path, size):
    """Mostly reactions, and long texts of a plugin: articles themselves are no larger than elsewhere."""
    head, foot = Export().text.rsplit("</channel>", 1)
    reaction = f"<wp:comment_content><![CDATA[{'Wat een mooi verhaal. ' * 100}]]></wp:comment_content>"
    reactions = f"<wp:comment><wp:comment_approved>1</wp:comment_approved>{reaction}</wp:comment>" * 500
    with path.open("w") as file:
        file.write(head)
        for number in range(1, 10_000):
            article = Export().item(
                number, f"Verhaal {number}", slug=f"verhaal-{number}", content="Rond het vuur. " * 9
            )
            kind = "" if number <= 2 else article.parts.pop().replace("<wp:post_type>post", "<wp:post_type>form_log")
            file.write((kind or article.parts.pop()).replace("</item>", f"{reactions}</item>"))
            if file.tell() > size:
                break
        file.write(f"</channel>{foot}")


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="asks Linux for the memory of a process")
def test_a_large_export_is_read_as_a_stream(db, tmp_path):
    export = tmp_path / "groot.xml"
    write_large(export, 30 * MEGABYTE)

    done = subprocess.run(
        [sys.executable, "-c", IMPORT, connection.settings_dict["NAME"], export],
        cwd=settings.BASE_DIR, env=os.environ | {"DJANGO_SETTINGS_MODULE": "rvggz.settings.test"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    peak = int(done.stdout.rsplit("peak", 1)[1])
    assert peak < 250 * MEGABYTE
