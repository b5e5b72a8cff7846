"""Passing for press (付印签样): what preflight found, for people to read and sign.

``page`` is a report for a browser, ``sheet`` a form on paper, ``form`` the
format of ``check.json``.  All of them tell a ``preflight.Report`` and add
nothing to it.

"""
