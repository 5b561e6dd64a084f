from io import BytesIO

import pypdf
import pytest

from tests import factories
from tests.articles.writing import draft


@pytest.fixture
def download(client, tmp_path):
    """Fetches a PDF as a reader does; answers the file and what pypdf reads in it."""

    def get(address):
        response = client.get(address)
        assert response.status_code == 200, response.content[:500]
        path = tmp_path / f"{abs(hash(address))}.pdf"
        path.write_bytes(b"".join(response.streaming_content))
        return path, pypdf.PdfReader(BytesIO(path.read_bytes()))

    return get


@pytest.fixture
def piece(tree, bram, client):
    client.force_login(bram)
    return draft(tree, bram)


@pytest.fixture
def theme(tree):
    return factories.make_theme(tree, "Praten")
