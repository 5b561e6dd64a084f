from io import BytesIO

import pypdf
import pytest


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
