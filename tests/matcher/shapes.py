"""The part of JSON Schema (draft 2020-12) that the schemas in docs use, for tests."""

import re

TYPES = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "boolean": bool,
    "null": type(None),
}
KNOWN = {
    "$defs",
    "$ref",
    "$schema",
    "additionalProperties",
    "const",
    "description",
    "enum",
    "format",
    "items",
    "maxItems",
    "maximum",
    "minItems",
    "minLength",
    "minimum",
    "oneOf",
    "pattern",
    "prefixItems",
    "properties",
    "required",
    "title",
    "type",
}


def misfits(value, schema, where="", root=None):
    """Where a value does not fit a schema, and how; refuses words that it does not know."""
    root = schema if root is None else root
    assert schema.keys() <= KNOWN, schema.keys() - KNOWN
    if "$ref" in schema:
        name = schema["$ref"].removeprefix("#").removeprefix("/$defs/")
        yield from misfits(value, root["$defs"][name] if name else root, where, root)
        return
    if "oneOf" in schema:
        fits = [one for one in schema["oneOf"] if not list(misfits(value, one, where, root))]
        if len(fits) != 1:
            yield f"{where}: none of the shapes"
        return
    if "const" in schema and value != schema["const"]:
        yield f"{where}: should be {schema['const']!r}"
    if "enum" in schema and value not in schema["enum"]:
        yield f"{where}: not one of {schema['enum']}"
    if "type" in schema and not _is(value, schema["type"]):
        yield f"{where}: should be {schema['type']}"
        return
    yield from _size_misfits(value, schema, where)
    yield from _inner_misfits(value, schema, where, root)


def _is(value, name):
    return isinstance(value, TYPES[name]) and (name == "boolean" or not isinstance(value, bool))


def _size_misfits(value, schema, where):
    if isinstance(value, str):
        if len(value) < schema.get("minLength", 0):
            yield f"{where}: too short"
        if "pattern" in schema and not re.search(schema["pattern"], value):
            yield f"{where}: not like {schema['pattern']}"
    least, most = schema.get("minItems", 0), schema.get("maxItems", float("inf"))
    if isinstance(value, list) and not least <= len(value) <= most:
        yield f"{where}: {len(value)} items"
    least, most = schema.get("minimum", -float("inf")), schema.get("maximum", float("inf"))
    if isinstance(value, int) and not least <= value <= most:
        yield f"{where}: {value} is out of bounds"


def _inner_misfits(value, schema, where, root):
    if isinstance(value, list):
        first = schema.get("prefixItems", [])
        for number, one in enumerate(value):
            inner = first[number] if number < len(first) else schema.get("items", {})
            yield from misfits(one, inner, f"{where} {number}".strip(), root)
    if isinstance(value, dict):
        for name in schema.get("required", ()):
            if name not in value:
                yield f"{where}: {name} is missing"
        for name, one in value.items():
            others = schema.get("additionalProperties", {})
            inner = schema.get("properties", {}).get(name, others)
            if inner is False:
                yield f"{where}: {name} means nothing"
                continue
            yield from misfits(one, inner, f"{where} {name}".strip(), root)
