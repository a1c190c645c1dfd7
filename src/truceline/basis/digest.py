"""Digests over unambiguous encodings: domain-separated, every part length-prefixed."""

from __future__ import annotations

import hashlib

import msgspec
import rfc8785

__all__ = ["canonical_json", "digest", "digest_bytes"]


def digest(domain: str, *parts: str | int | bytes | None) -> str:
    """Return the SHA-256 (64 hex digits) of ``parts`` under ``domain``.

    Each part is encoded as a type letter, its length in bytes (8 bytes, big-endian) and its
    bytes, so that no two different lists of parts share an encoding.
    """
    h = hashlib.sha256()
    for tag, raw in (_encode(p) for p in (domain, *parts)):
        h.update(tag + len(raw).to_bytes(8, "big") + raw)
    return h.hexdigest()


def _encode(part: str | int | bytes | None) -> tuple[bytes, bytes]:
    match part:
        case None:
            return b"n", b""
        case bytes():
            return b"b", part
        case int():
            return b"i", str(part).encode()
        case str():
            return b"s", part.encode()


def digest_bytes(raw: bytes) -> str:
    """Return the plain SHA-256 of a document's bytes: the id of a report."""
    return hashlib.sha256(raw).hexdigest()


def canonical_json(value: object) -> bytes:
    """Return ``value`` (builtins or msgspec structs) as canonical JSON (RFC 8785)."""
    return rfc8785.dumps(msgspec.to_builtins(value))
