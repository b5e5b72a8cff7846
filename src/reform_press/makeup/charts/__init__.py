"""Charts, tables, figures, timelines and QR codes of brochures (图表).

In: values of a template, or a CSV or YAML file of the edition.  Out: SVG whose
colours are inks.  ``drawings`` is what templates are given, ``easel`` what all
share, ``look`` their options, ``data`` the reading; each kind of chart has a
module of its own.

"""
