"""Headlines are turned by meaning, never inside what belongs together (R56)."""

from textwrap import wrap

import pytest

from reform_press.makeup.turn import even, hopeless, turned
from reform_press.makeup.words import turning_places

TERMS = (
    "通城县",
    "马港镇",
    "幕阜山",
    "黄袍山",
    "屋场会",
    "万雅国际商贸中心",
    "平安电工",
)

#: Heads as papers write them: two lines, and three where three can stand.
HEADS = [
    ("我市召开推进|高质量发展大会", ""),
    ("县委书记张建国|调研乡村振兴工作", ""),
    ("副县长李晓明到马港镇|督导防汛备汛工作", "副县长李晓明|到马港镇督导|防汛备汛工作"),
    ("通城县农业农村局|局长王芳谈春耕备耕", "通城县农业农村局|局长王芳谈|春耕备耕"),
    ("全县新增高标准农田|5.2万亩", "全县新增|高标准农田|5.2万亩"),
    ("通城投入3.6亿元|改造城乡供水管网", "通城投入|3.6亿元|改造城乡供水管网"),
    ("第一季度地区生产总值|同比增长6.5%", ""),
    ("今年前三季度新登记|市场主体4300户", "今年前三季度|新登记市场主体|4300户"),
    ("七项改革任务|全部完成年度目标", "七项改革任务|全部完成|年度目标"),
    ("一件事一次办|让群众少跑腿", "一件事一次办|让群众|少跑腿"),
    ("从“最多跑一次”|到“一次都不跑”", ""),
    ("“屋场会”|开到村民家门口", "“屋场会”|开到村民|家门口"),
    ("让农民工工资|不再“忧薪”", ""),
    ("坚持和发展新时代|“枫桥经验”", "坚持和发展|新时代|“枫桥经验”"),
    ("持续优化营商环境的|通城实践", ""),
    ("幕阜山下的|茶香与乡愁", ""),
    ("黄袍山油茶|走出国门", ""),
    ("县人民医院与省人民医院|结成医联体", ""),
    ("习近平新时代中国特色社会主义思想|主题教育读书班开班", ""),
    ("贯彻落实党的二十大|精神推动高质量发展", ""),
    ("深化“放管服”改革|激发市场主体活力", ""),
    ("关于进一步加强中小学生|校外培训机构监管的通知", ""),
    ("2023年|全国两会在京召开", ""),
    ("G4京港澳高速|通城连接线建成通车", ""),
    (
        "中国共产党通城县第十五届|委员会第五次全体会议召开",
        "中国共产党通城县|第十五届委员会|第五次全体会议召开",
    ),
    ("我县3个村入选|全国乡村旅游重点村", ""),
    ("百名干部包联|百家企业解难题", "百名干部包联|百家企业|解难题"),
    ("一河清水|送长江", ""),
    ("昔日“臭水沟”|变身“幸福河”", ""),
    ("稻虾共作亩均增收|2000元以上", ""),
    ("冬日里的暖心事：|志愿者上门送年货", ""),
    ("十五分钟便民生活圈|建成12个", ""),
    ("两岸青年共话|中医药传承与创新", ""),
    ("教育局回应热点：|中小学食堂将全面公开", "教育局回应热点：|中小学食堂|将全面公开"),
    ("万雅国际商贸中心|招商引资取得新突破", "万雅国际商贸中心|招商引资|取得新突破"),
    ("平安电工在深交所|主板上市", ""),
    ("省委改革办来通调研|并召开座谈会", "省委改革办|来通调研|并召开座谈会"),
    ("全面深化改革在通城|落地生根", ""),
    ("用好“小切口”|做实“大民生”", ""),
    ("南京市长江大桥|维修完工", ""),
    ("武汉市长江日报社|记者蹲点采访", ""),
    (
        "袁隆平团队“超级稻”示范田|亩产超1000公斤",
        "袁隆平团队|“超级稻”示范田|亩产超1000公斤",
    ),
    ("2023年12月29日起|执行新标准", ""),
    ("秋粮收购价每斤|1.28元至1.35元", ""),
    ("县长接待日：|群众的事当场办", "县长接待日：|群众的事|当场办"),
]
ROWS = [("".join(two.split("|")), two, three) for two, three in HEADS]


def evenly(text, lines, terms=TERMS):
    return turned(text, lines, len, terms)


@pytest.mark.parametrize(("text", "two", "three"), ROWS)
def test_a_head_is_turned_as_a_reader_would(text, two, three):
    assert "|".join(evenly(text, 2)) == two
    if three:
        assert "|".join(evenly(text, 3)) == three


@pytest.mark.parametrize("lines", [2, 3, 4])
@pytest.mark.parametrize("text", [row[0] for row in ROWS])
def test_no_line_begins_or_ends_badly(text, lines):
    """Particles, joining words and 在 begin no line; no line is an orphan."""
    found = evenly(text, lines)

    assert "".join(found) == text
    assert all(line[0] not in "的了着们和与及在”》，。、：；！？" for line in found[1:])
    assert all(line[-1] not in "和与及“《第0123456789" for line in found[:-1])
    assert len(found) == 1 or min(map(len, found)) >= 3


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("加快推进全面深化改革", "改革"),
        ("我县出台“一村一品”新办法", "“一村一品”"),
        ("学习《中国共产党章程》体会", "《中国共产党章程》"),
        ("新增就业5000人创新高", "5000人"),
        ("第四届湖北改革奖揭晓", "第四届"),
        ("镇党委书记李明到村宣讲", "书记李明"),
        ("种粮大户王秀英同志先进事迹", "王秀英同志"),
        ("退休教师陈建华护林三十年", "教师陈建华"),
        ("12月29日起实行新规定", "12月29日起"),
        ("县人民医院开展义诊活动", "县人民医院"),
    ],
)
@pytest.mark.parametrize("lines", [2, 3])
def test_what_belongs_together_stays_on_one_line(text, apart, lines):
    assert any(apart in line for line in evenly(text, lines))


def test_a_word_of_the_house_dictionary_is_not_divided():
    """The house dictionary goes before the general one."""
    text = "生鲜灯专项清理行动开始"

    assert 1 not in turning_places(text)
    assert 2 in turning_places("屋场会开到家门口")
    assert 2 not in turning_places("屋场会开到家门口", ["屋场会"])


def test_lines_come_out_even():
    first, second = evenly("农贸市场商超肉铺专项清理行动", 2)

    assert abs(len(first) - len(second)) <= 2


def test_a_pause_is_the_best_place_to_turn():
    assert evenly("收官之年迎大考，攻坚克难", 2)[0] == "收官之年迎大考，"


def test_a_blank_is_where_the_author_would_turn():
    found = evenly("新增城镇就业3.2万人 完成目标106.5%", 2)

    assert found == ("新增城镇就业3.2万人", "完成目标106.5%")


def test_a_name_in_latin_letters_is_not_divided():
    assert evenly("Reform-Press5.0版本正式发布", 2) == (
        "Reform-Press5.0版本",
        "正式发布",
    )


def test_a_word_that_cannot_be_turned_stays_whole():
    assert evenly("改革", 2) == ("改革",)


@pytest.mark.parametrize("text", ["改革发展" * 750, "一二三" * 1000, "“" * 3000])
@pytest.mark.parametrize("count", [2, 3, 6])
def test_a_title_of_any_length_is_priced_a_few_hundred_times(text, count):
    """A file with a body for its title must not hold up the edition."""
    asked = []
    lines = turned(text, count, lambda line: asked.append(line) or len(line))

    assert "".join(lines) == text
    assert len(asked) < 500


def test_a_line_of_a_division_is_measured_once():
    asked = []
    turned("农贸市场商超肉铺专项清理行动开始", 3, lambda t: asked.append(t) or len(t))

    assert len(asked) == len(set(asked))


def test_what_no_turn_can_fit_is_known_from_its_width():
    assert hopeless(1000, 3, 300, 20)
    assert not hopeless(920, 3, 300, 20)


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        (
            "Fields and hills behind the canals",
            30,
            "Fields and hills/behind the canals",
        ),
        ("Water", 3, "Water"),
        ("A very uncommonlylongword here", 10, "A very/uncommonlylongword/here"),
    ],
)
def test_an_english_head_is_turned_evenly_at_its_blanks(text, room, lines):
    assert "/".join(even(text, room, len)) == lines


def test_no_word_of_an_english_head_is_lost_and_no_line_more_is_made():
    text = "The county’s largest canal upgrade of its kind since the works began"
    for room in range(12, 80):
        lines = even(text, room, len)
        greedy = wrap(text, room)

        assert " ".join(lines) == text
        assert len(lines) == len(greedy)
        assert max(map(len, lines)) <= max(map(len, greedy))
