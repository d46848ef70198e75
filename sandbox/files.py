"""Files that people and the bot send: kept in memory, named by file ids, downloaded by paths that expire."""

import hashlib
from dataclasses import dataclass
from pathlib import PurePosixPath

from sandbox.clock import Clock
from sandbox.errors import bad_request
from sandbox.images import grey_png, size_of
from sandbox.limits import LINK_LIFETIME_S, MAX_DOWNLOAD_BYTES, MAX_PHOTO_BYTES, MAX_PHOTO_RATIO, MAX_PHOTO_SIDES
from sandbox.places import JsonObject

_THUMBNAIL = 90
"""The longer side of a photo's smaller size, in pixels."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it was sent."""

    name: str
    mime_type: str
    data: bytes

    def __repr__(self) -> str:
        return f"Upload({self.name!r}, {self.mime_type!r}, {len(self.data)} bytes)"


@dataclass(slots=True)
class StoredFile:
    """A file with its id; the path by which it is downloaded is valid until `linked_until` (Unix seconds)."""

    id: str
    upload: Upload
    path: str
    linked_until: int = 0

    @property
    def json(self) -> JsonObject:
        """The fields that every kind of file has."""
        return {
            "file_id": self.id,
            "file_unique_id": hashlib.sha256(self.upload.data).hexdigest()[:16],
            "file_size": len(self.upload.data),
        }


class Files:
    """All files of the box by id. The same content twice has two ids and one `file_unique_id`."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._files: dict[str, StoredFile] = {}

    def photo(self, upload: Upload) -> JsonObject:
        """The field `photo` of a message: two sizes, the larger last; on the smaller one there is nothing to see.

        Telegram makes a JPEG of it and forgets its name; the box keeps a PNG a PNG.
        """
        size = size_of(upload.data)
        limit = MAX_PHOTO_BYTES
        if len(upload.data) > limit:
            reason = f"file of size {len(upload.data)} bytes is too big for a photo; the maximum size is {limit} bytes"
            raise bad_request(reason)
        if size is None:
            raise bad_request("IMAGE_PROCESS_FAILED")
        if sum(size) > MAX_PHOTO_SIDES or max(size) > MAX_PHOTO_RATIO * min(size):
            raise bad_request("PHOTO_INVALID_DIMENSIONS")
        small = [max(1, side * _THUMBNAIL // max(size)) for side in size]
        thumbnail = Upload("", "image/png", grey_png(*small))
        return {"photo": [self._photo_size(thumbnail, small), self._photo_size(upload, size)]}

    def document(self, upload: Upload) -> JsonObject:
        """The field `document` of a message."""
        named = {"file_name": upload.name} if upload.name else {}
        return {"document": {**named, "mime_type": upload.mime_type, **self._keep(upload, "documents").json}}

    def find(self, file_id: str) -> StoredFile | None:
        """The file with this id."""
        return self._files.get(file_id)

    def linked(self, file_id: str) -> JsonObject:
        """A Bot API `File`: a path to download it by, for an hour; ApiError for a file that is too big or not there."""
        file = self._files.get(file_id)
        if file is None:
            raise bad_request("wrong file_id or the file is temporarily unavailable")
        if len(file.upload.data) > MAX_DOWNLOAD_BYTES:
            raise bad_request("file is too big")
        file.linked_until = self._clock.timestamp() + LINK_LIFETIME_S
        return {**file.json, "file_path": file.path}

    def at(self, path: str) -> StoredFile | None:
        """The file to download by this path, if its link is still valid."""
        now = self._clock.timestamp()
        return next((file for file in self._files.values() if file.path == path and file.linked_until > now), None)

    def _photo_size(self, upload: Upload, size: tuple[int, int] | list[int]) -> JsonObject:
        width, height = size
        return {**self._keep(upload, "photos").json, "width": width, "height": height}

    def _keep(self, upload: Upload, folder: str) -> StoredFile:
        number = len(self._files) + 1
        ending = PurePosixPath(upload.name).suffix or (".png" if upload.mime_type == "image/png" else "")
        file = StoredFile(f"BQAC-sandbox-{number}", upload, f"{folder}/file_{number}{ending}")
        self._files[file.id] = file
        return file
