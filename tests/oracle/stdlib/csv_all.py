# SPDX-FileCopyrightText: 2026 The Portalis Authors
# SPDX-License-Identifier: Apache-2.0
import csv
import io

text = 'name,qty,note\r\n"Smith, J",3,"said ""hi"""\r\nLee,4,\r\n"multi\nline",5,x\r\n'
for row in csv.reader(io.StringIO(text, newline="")):
    print(row)
r = csv.DictReader(io.StringIO(text, newline=""), restkey="rest", restval="-")
print(r.fieldnames, list(r), r.line_num)
print(list(csv.DictReader(["a,b", "1", "1,2,3"], restkey="rest", restval="-")))
for options in ({}, {"delimiter": ";"}, {"quoting": csv.QUOTE_ALL}, {"quoting": csv.QUOTE_NONNUMERIC},
                {"quoting": csv.QUOTE_NONE, "escapechar": "\\"}, {"quotechar": "'"}, {"lineterminator": "\n"},
                {"doublequote": False, "escapechar": "\\"}, {"dialect": "unix"}, {"dialect": csv.excel_tab}):
    out = io.StringIO()
    w = csv.writer(out, **options)
    print(w.writerow(["a", 1, 2.5, None, "x,y", "q\"q", "it's", ""]), end=" ")
    w.writerows([[], [""], ["end"]] if options.get("quoting") != csv.QUOTE_NONE else [["end"]])
    print(repr(out.getvalue()))
out = io.StringIO()
d = csv.DictWriter(out, ["a", "b"], extrasaction="ignore", restval="?")
d.writeheader()
d.writerow({"a": 1, "c": 2})
d.writerows([{"a": 3, "b": 4}])
print(repr(out.getvalue()))
csv.register_dialect("pipes", delimiter="|", quoting=csv.QUOTE_NONE)
print(csv.list_dialects(), list(csv.reader(["a|b"], "pipes")), csv.get_dialect("pipes").delimiter)
csv.unregister_dialect("pipes")
print(csv.field_size_limit(10), csv.field_size_limit())
for wrong in (lambda: csv.get_dialect("pipes"), lambda: list(csv.reader(["x" * 11])), lambda: csv.writer(3),
              lambda: csv.reader([], delimiter="ab"), lambda: csv.reader([], quoting=9), lambda: list(csv.reader([b"a"])),
              lambda: csv.DictWriter(out, ["a"]).writerow({"z": 1}), lambda: csv.writer(out).writerow(5),
              lambda: list(csv.reader(['"a'], strict=True)), lambda: list(csv.reader(['"a"b'], strict=True)),
              lambda: csv.writer(out, quoting=csv.QUOTE_NONE).writerow(["a,b"]), lambda: list(csv.reader(["a\rb"]))):
    try:
        print(wrong())
    except (csv.Error, TypeError, ValueError) as e:
        print(type(e).__name__, e)
csv.field_size_limit(1000)
print(csv.Sniffer().sniff("a;b;c\n1;2;3\n4;5;6\n").delimiter, csv.Sniffer().has_header("name,n\nx,1\ny,2\n"))
