from django.core.files.base import ContentFile

from rvggz import private_files


def test_a_private_file_stands_where_no_web_server_looks(settings):
    storage = private_files.storage()

    name = storage.save("leden/brief.txt", ContentFile(b"van mij"))

    path = settings.PRIVATE_ROOT / name
    assert path.read_bytes() == b"van mij"
    assert not path.is_relative_to(settings.MEDIA_ROOT)
    assert path.stat().st_mode & 0o077 == 0
    storage.delete(name)
    assert not path.exists()
