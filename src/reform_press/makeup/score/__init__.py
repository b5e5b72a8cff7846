"""How good a made-up page is (版面评分), and why: any program's pages."""
