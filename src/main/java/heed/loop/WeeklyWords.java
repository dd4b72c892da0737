package heed.loop;

import heed.platform.Language;
import heed.platform.Phrases;
import heed.platform.Texts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The weekly list in the words of one language, for any door: plain text, which each escapes in
/// its own way. Broken promises come first.
public final class WeeklyWords {
  /// Longest name or title in a line, in code points.
  private static final int SHORT = 80;

  /// Lines that belong together.
  public record Section(String heading, List<String> lines) {}

  private final Weekly list;
  private final Phrases says;
  private final Phrases words;

  public WeeklyWords(Weekly list, Language language) {
    this.list = list;
    this.says = Phrases.of("weekly", language);
    this.words = Phrases.of("words", language);
  }

  /// How much is owed, in one line.
  public String title() {
    return says.say("title", list.open(), list.overdue());
  }

  /// When that was counted.
  public String counted() {
    return says.say("counted", says.language().date(list.day()));
  }

  /// What it tells, without what is empty.
  public List<Section> sections() {
    var sections = new ArrayList<Section>();
    add(sections, "broken", list.broken().stream().map(this::broken).toList(), list.moreBroken());
    add(sections, "csms", list.byCsm().stream().map(this::owing).toList(), list.moreCsms());
    add(sections, "oldest", list.oldest().stream().map(this::oldest).toList(), 0);
    add(
        sections,
        "unowned",
        list.unowned().stream().map(WeeklyWords::cut).toList(),
        list.moreUnowned());
    return sections;
  }

  /// All sections, one line after the other.
  public List<String> lines() {
    var lines = new ArrayList<String>();
    lines.add(counted());
    for (var section : sections()) {
      lines.add(section.heading());
      section.lines().forEach(line -> lines.add("· " + line));
    }
    return lines;
  }

  private void add(List<Section> sections, String heading, List<String> lines, int more) {
    if (lines.isEmpty()) {
      return;
    }
    var all = new ArrayList<>(lines);
    if (more > 0) {
      all.add(says.say("more", more));
    }
    sections.add(new Section(says.say(heading), List.copyOf(all)));
  }

  private String owing(Weekly.Owing owing) {
    return says.say("owing", who(owing.name()), owing.open(), owing.overdue());
  }

  private String broken(Weekly.Debt debt) {
    var told = debt.brokenDate() == null ? debt.openedDate() : debt.brokenDate();
    return says.say(
        "promise",
        cut(debt.account()),
        cut(debt.feature()),
        says.language().date(told),
        who(debt.csm()));
  }

  private String oldest(Weekly.Debt debt) {
    return says.say(
        "debt",
        cut(debt.account()),
        cut(debt.feature()),
        words.say("milestone." + debt.milestone().word()),
        says.language().date(debt.openedDate()),
        who(debt.csm()));
  }

  private String who(@Nullable String name) {
    return name == null ? says.say("nobody") : cut(name);
  }

  private static String cut(String text) {
    return Texts.clip(text, SHORT);
  }
}
