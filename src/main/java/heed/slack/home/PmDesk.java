package heed.slack.home;

import heed.book.Book;
import heed.feature.InboxStore;
import heed.feature.SlipStore;
import heed.slack.rooms.SlackRooms;
import heed.slack.text.Kit;
import heed.slack.text.LoopWords;
import heed.slack.text.Voice;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// What waits for a PM: new features that nobody decided about, and promises that do not hold.
public final class PmDesk {
  /// Action of the button that opens a feature's page.
  public static final String PAGE = "feature_page";

  /// New features shown, two blocks each.
  static final int NEW = 5;

  private static final int LINES = 5;
  private static final Duration LATELY = Duration.ofDays(30);

  private record Late(int id, LocalDate promised) {}

  private final SlackRooms rooms;
  private final InboxStore inbox = new InboxStore();
  private final SlipStore slips = new SlipStore();

  PmDesk(SlackRooms rooms) {
    this.rooms = rooms;
  }

  /// The newest features without a decision, newest first.
  List<Map<String, Object>> inbox(Voice voice) {
    var book = rooms.book().now();
    var count = count(book);
    var blocks = new ArrayList<Map<String, Object>>();
    blocks.add(Kit.header(voice.plain("inbox.title", count)));
    if (count == 0) {
      blocks.add(Kit.section(voice.say("inbox.none")));
      return blocks;
    }
    for (var fresh : rooms.database().read(handle -> inbox.newest(handle, NEW))) {
      var id = book.featureId(fresh.key());
      if (id >= 0) {
        add(voice, blocks, book, id, day(fresh.sinceMs()));
      }
    }
    if (count > NEW) {
      blocks.add(Kit.context(voice.say("inbox.left", count - NEW)));
    }
    return blocks;
  }

  private void add(
      Voice voice, List<Map<String, Object>> blocks, Book book, int id, LocalDate since) {
    var feature = book.feature(id);
    var asks = book.asks(id).count();
    blocks.add(
        Kit.section(
            "*"
                + Voice.name(feature.title())
                + "*"
                + LoopWords.BETWEEN
                + voice.say("accounts", asks)
                + LoopWords.BETWEEN
                + voice.say("inbox.since", since)));
    var address = rooms.triage().addressOf(feature.key());
    if (!address.isEmpty()) {
      var spoken = voice.plain("inbox.open.spoken", feature.title());
      var open = Kit.link(voice.plain("inbox.open"), PAGE, address, spoken);
      blocks.add(Kit.actions("new:" + blocks.size(), List.of(open)));
    }
  }

  /// What was promised for a later day lately, and what should have been there by now.
  List<Map<String, Object>> slips(Voice voice) {
    var book = rooms.book().now();
    var since = rooms.clock().millis() - LATELY.toMillis();
    var moved =
        rooms.database().read(handle -> slips.since(handle, since)).stream()
            .filter(slip -> isAwaited(book, slip.feature()))
            .toList();
    var late = late(book);
    var blocks = new ArrayList<Map<String, Object>>();
    blocks.add(Kit.header(voice.plain("slips.title", late.size(), moved.size())));
    if (moved.isEmpty() && late.isEmpty()) {
      blocks.add(Kit.section(voice.say("slips.none")));
    }
    lines(
        voice,
        blocks,
        late.stream()
            .map(each ->
                voice.say(
                    "slips.late",
                    Voice.name(book.feature(each.id).title()),
                    each.promised,
                    book.asks(each.id).count()))
            .toList());
    lines(
        voice,
        blocks,
        moved.stream()
            .map(slip ->
                voice.say(
                    "slips.moved",
                    Voice.name(book.feature(book.featureId(slip.feature())).title()),
                    slip.from(),
                    slip.to(),
                    day(slip.atMs())))
            .toList());
    return blocks;
  }

  private static void lines(Voice voice, List<Map<String, Object>> blocks, List<String> lines) {
    if (lines.isEmpty()) {
      return;
    }
    var shown = new ArrayList<>(lines.subList(0, Math.min(LINES, lines.size())));
    if (lines.size() > LINES) {
      shown.add(voice.say("slips.left", lines.size() - LINES));
    }
    blocks.add(Kit.section(String.join("\n", shown)));
  }

  private static int count(Book book) {
    var count = 0;
    for (var id = 0; id < book.featureCount(); id++) {
      var feature = book.feature(id);
      if (feature.fresh()) {
        count++;
      }
    }
    return count;
  }

  private static boolean isAwaited(Book book, String key) {
    var id = book.featureId(key);
    return id >= 0 && book.feature(id).open();
  }

  /// Promised for a day that is over, the longest late first.
  private List<Late> late(Book book) {
    var late = new ArrayList<Late>();
    for (var place = 0; place < book.featureCount(); place++) {
      var id = book.featureByKeyOrder(place);
      var target = book.feature(id).targetDate();
      if (target != null && book.feature(id).open() && target.isBefore(rooms.today())) {
        late.add(new Late(id, target));
      }
    }
    late.sort(Comparator.comparing(Late::promised));
    return late;
  }

  private static LocalDate day(long atMs) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(atMs), ZoneOffset.UTC);
  }
}
