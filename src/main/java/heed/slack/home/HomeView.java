package heed.slack.home;

import heed.people.Person;
import heed.people.Role;
import heed.slack.filing.Filed;
import heed.slack.rooms.SlackRooms;
import heed.slack.team.Voices;
import heed.slack.text.Kit;
import heed.slack.text.Pages;
import heed.slack.text.Voice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What stands in the Home tab. For a CSM: whom they owe word, their accounts, their latest
/// requests. For a PM also what waits for a decision, what slips, and the top of the backlog. Never
/// blank: what is empty says what to do next.
///
/// All parts at their fullest are 93 blocks; Slack takes a hundred.
public final class HomeView {
  /// Loops on a page, two blocks each.
  static final int LOOPS = 25;

  private final SlackRooms rooms;
  private final Voices voices;
  private final OwedList owed;
  private final PmDesk desk;

  /// A Home tab.
  ///
  /// @param pages which it shows: those that were asked for, as far as they exist
  record Shown(Map<String, Object> json, Pages pages) {}

  public HomeView(SlackRooms rooms, Voices voices, OwedList owed) {
    this.rooms = rooms;
    this.voices = voices;
    this.owed = owed;
    this.desk = new PmDesk(rooms);
  }

  Shown of(Person person, Pages asked) {
    var voice = voices.of(person);
    if (!person.role().atLeast(Role.CSM)) {
      var preferences = Kit.actions("file", List.of(preferences(voice)));
      var sentence = Kit.section(voice.say("home.viewer"));
      return new Shown(Kit.home(List.of(sentence, preferences), ""), Pages.FIRST);
    }
    var owes = owed.of(person);
    var accounts = OwnAccounts.of(rooms.book().now(), person, rooms.today());
    var pages =
        new Pages(
            Pages.begin(asked.loops(), owes.count(), LOOPS),
            Pages.begin(asked.accounts(), accounts.count(), OwnAccounts.EACH));
    var blocks = new ArrayList<Map<String, Object>>();
    blocks.add(Kit.actions("file", List.of(file(voice), preferences(voice))));
    loops(voice, blocks, owes, pages);
    if (person.role().atLeast(Role.PM)) {
      blocks.addAll(desk.inbox(voice));
      blocks.addAll(desk.slips(voice));
      blocks.addAll(TopList.blocks(voice, rooms.ranking().get(), person.role()));
    }
    if (accounts.count() > 0 || !person.role().atLeast(Role.PM)) {
      accounts(voice, blocks, accounts, pages);
    }
    blocks.add(Kit.header(voice.plain("filed.title")));
    var filed = Filed.lines(voice, rooms, person);
    blocks.add(
        Kit.section(filed.isEmpty() ? voice.say("filed.none.home") : String.join("\n", filed)));
    return new Shown(Kit.home(blocks, pages.written()), pages);
  }

  private static Map<String, Object> file(Voice voice) {
    var label = voice.plain("home.file");
    return Kit.primary(Kit.button(label, Home.FILE, "home", label));
  }

  private static Map<String, Object> preferences(Voice voice) {
    var label = voice.plain("preferences");
    return Kit.button(label, Preferring.OPEN, "home", voice.plain("preferences.spoken"));
  }

  private void loops(
      Voice voice, List<Map<String, Object>> blocks, OwedList.Owed owes, Pages pages) {
    blocks.addAll(owed.page(voice, owes, pages.loops(), LOOPS));
    var left = owes.count() - pages.loops() - LOOPS;
    if (left > 0) {
      blocks.add(Kit.context(voice.say("loops.more", left)));
    }
    turns(
        blocks,
        "loops",
        pages.loops() == 0
            ? null
            : turn(voice, "loops.back", new Pages(pages.loops() - LOOPS, pages.accounts())),
        left <= 0
            ? null
            : turn(voice, "loops.next", new Pages(pages.loops() + LOOPS, pages.accounts())));
  }

  private static void accounts(
      Voice voice, List<Map<String, Object>> blocks, OwnAccounts accounts, Pages pages) {
    blocks.addAll(accounts.blocks(voice, pages.accounts()));
    var next = pages.accounts() + OwnAccounts.EACH;
    turns(
        blocks,
        "accounts",
        pages.accounts() == 0
            ? null
            : turn(
                voice,
                "accounts.back",
                new Pages(pages.loops(), pages.accounts() - OwnAccounts.EACH)),
        next >= accounts.count()
            ? null
            : turn(voice, "accounts.next", new Pages(pages.loops(), next)));
  }

  private static Map<String, Object> turn(Voice voice, String key, Pages pages) {
    var label = voice.plain(key);
    return Kit.button(label, Home.TURN + ":" + key, pages.written(), label);
  }

  private static void turns(
      List<Map<String, Object>> blocks,
      String what,
      @Nullable Map<String, Object> back,
      @Nullable Map<String, Object> next) {
    var turns = new ArrayList<Map<String, Object>>();
    if (back != null) {
      turns.add(back);
    }
    if (next != null) {
      turns.add(next);
    }
    if (!turns.isEmpty()) {
      blocks.add(Kit.actions("turn_" + what, List.copyOf(turns)));
    }
  }
}
