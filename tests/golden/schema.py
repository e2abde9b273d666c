"""Is a JSON file as a JSON Schema says?  The part of draft 2020-12 that
content/report.schema.json uses; another keyword is an error."""
import json
import sys

TYPES = {"object": dict, "array": list, "string": str, "null": type(None),
         "integer": int, "number": (int, float)}
KNOWN = {"$schema", "$defs", "$ref", "title", "description", "type", "enum",
         "required", "properties", "additionalProperties", "items", "minimum"}


def has_type(value, name):
    if isinstance(value, bool):
        return name == "boolean"
    return isinstance(value, TYPES[name])


def check(value, schema, root, path):
    unknown = set(schema) - KNOWN
    assert not unknown, f"{path}: {unknown} is not known here"
    if "$ref" in schema:
        at = root
        for part in schema["$ref"].split("/")[1:]:
            at = at[part]
        yield from check(value, at, root, path)
    names = schema.get("type", [])
    names = [names] if isinstance(names, str) else names
    if names and not any(has_type(value, name) for name in names):
        yield f"{path}: {value!r} is no {' or '.join(names)}"
        return
    if "enum" in schema and value not in schema["enum"]:
        yield f"{path}: {value!r} is none of {schema['enum']}"
    if "minimum" in schema and value < schema["minimum"]:
        yield f"{path}: {value} is under {schema['minimum']}"
    if isinstance(value, dict):
        for name in schema.get("required", []):
            if name not in value:
                yield f"{path}: '{name}' is missing"
        members = schema.get("properties", {})
        for name, member in value.items():
            if name in members:
                yield from check(member, members[name], root,
                                 f"{path}.{name}")
            elif schema.get("additionalProperties") is False:
                yield f"{path}: '{name}' should not be there"
    if isinstance(value, list) and "items" in schema:
        for i, item in enumerate(value):
            yield from check(item, schema["items"], root, f"{path}[{i}]")


schema, value = (json.load(open(name, encoding="utf-8"))
                 for name in sys.argv[1:3])
faults = list(check(value, schema, schema, "report"))
print(*faults[:10], sep="\n")
sys.exit(bool(faults))
