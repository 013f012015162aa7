# SPDX-FileCopyrightText: 2026 The Portalis Authors
# SPDX-License-Identifier: Apache-2.0
import gettext
import locale

print(locale.setlocale(locale.LC_NUMERIC), locale.setlocale(locale.LC_NUMERIC, "C"))
print(sorted(locale.localeconv().items()))
print(locale.format_string("%d items at %.2f", (1234567, 3.14159), grouping=True))
print(locale.str(3.5), locale.atof("1.25"), locale.atoi("42"), locale.delocalize("1,5"))
print(locale.normalize("de_DE"), locale.normalize("en_us.utf8"), locale.normalize("pt_br@euro"))
print(locale.strcoll("a", "b") < 0, locale.strxfrm("abc"), sorted(["b", "A", "a"], key=locale.strxfrm))
try:
    print(locale.currency(3.5))
except ValueError as e:
    print("ValueError", e)
_ = gettext.gettext
print(_("hello"), gettext.ngettext("file", "files", 1), gettext.ngettext("file", "files", 2))
print(gettext.pgettext("c", "m"), gettext.npgettext("c", "a", "b", 3), gettext.dgettext("d", "x"))
t = gettext.NullTranslations()
print(t.gettext("x"), t.ngettext("a", "b", 5), t.info(), t.charset())
try:
    gettext.translation("nothing", "/nowhere", ["de"])
except FileNotFoundError as e:
    print("FileNotFoundError", e)
print(gettext.translation("nothing", "/nowhere", ["de"], fallback=True).gettext("z"))
print(gettext.find("nothing", "/nowhere", ["de_DE.UTF-8"]))
print(gettext.textdomain(), gettext.textdomain("mine"), gettext.bindtextdomain("mine", "/x"))
