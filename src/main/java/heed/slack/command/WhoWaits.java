package heed.slack.command;

import heed.account.Account;
import heed.book.Book;
import heed.loop.LedgerLine;
import heed.loop.LedgerStore;
import heed.loop.LoopState;
import heed.loop.LoopStore;
import heed.slack.rooms.SlackRooms;
import heed.slack.text.Kit;
import heed.slack.text.LoopWords;
import heed.slack.text.Voice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The ledger of one feature in words: who is owed word of it, who heard it when, how and from
/// whom, and who asks without anything to be told yet.
final class WhoWaits {
  /// How many accounts each list shows.
  static final int LINES = 10;

  /// Where a feature stands with everybody who asks.
  ///
  /// @param open the first of those that are owed word, by due date
  /// @param heard the latest of those that heard, or need not
  /// @param undecided those that ask without word, the biggest first
  record Ledger(
      List<LedgerLine> open,
      int openCount,
      List<LedgerLine> heard,
      int heardCount,
      List<Account> undecided) {}

  private final SlackRooms rooms;
  private final LedgerStore ledger = new LedgerStore();

  WhoWaits(SlackRooms rooms) {
    this.rooms = rooms;
  }

  Ledger of(Book book, int feature) {
    return rooms.database().read(handle -> of(handle, book, feature));
  }

  private Ledger of(Handle handle, Book book, int feature) {
    var key = book.feature(feature).key();
    var counts = ledger.counts(handle, key);
    var open = new LoopStore.Filter(null, true, null, null, key);
    var addressed = ledger.addressed(handle, key);
    var asks = book.asks(feature);
    var undecided = new ArrayList<Account>();
    for (var ask = 0; ask < asks.count(); ask++) {
      var account = book.account(asks.account(ask));
      if (!addressed.contains(account.key())) {
        undecided.add(account);
      }
    }
    undecided.sort(
        Comparator.comparingLong((Account account) -> -account.arrMinor())
            .thenComparing(Account::key));
    return new Ledger(
        rooms.loops().page(handle, open, LoopStore.Cursor.START, LINES),
        count(counts, LoopState.OWED, LoopState.SNOOZED),
        ledger.heardOf(handle, key, LINES),
        count(counts, LoopState.TOLD, LoopState.WAIVED),
        undecided);
  }

  private static int count(Map<LoopState, Integer> counts, LoopState one, LoopState other) {
    return counts.getOrDefault(one, 0) + counts.getOrDefault(other, 0);
  }

  /// The lists that are not empty, each with its title; never nothing.
  List<Map<String, Object>> blocks(Voice voice, Ledger whole) {
    var blocks = new ArrayList<Map<String, Object>>();
    add(voice, blocks, "feature.waits", whole.open, whole.openCount, line -> open(voice, line));
    add(voice, blocks, "feature.heard", whole.heard, whole.heardCount, line -> heard(voice, line));
    add(
        voice,
        blocks,
        "feature.undecided",
        whole.undecided,
        whole.undecided.size(),
        account -> account(voice, account.name(), account.csm()));
    if (blocks.isEmpty()) {
      blocks.add(Kit.section(voice.say("feature.nobody")));
    }
    return blocks;
  }

  private static <T> void add(
      Voice voice,
      List<Map<String, Object>> blocks,
      String title,
      List<T> first,
      int count,
      Function<T, String> words) {
    if (count == 0) {
      return;
    }
    var lines = new ArrayList<String>();
    lines.add("*" + voice.say(title, count) + "*");
    first.stream().limit(LINES).forEach(one -> lines.add("• " + words.apply(one)));
    if (count > LINES) {
      lines.add(voice.say("feature.left", count - LINES));
    }
    blocks.add(Kit.section(String.join("\n", lines)));
  }

  private String open(Voice voice, LedgerLine line) {
    var loop = line.loop();
    var stands =
        loop.state() == LoopState.OWED
            ? LoopWords.due(voice, loop.dueDate(), line.overdue(rooms.today()))
            : LoopWords.BETWEEN + LoopWords.became(voice, loop, line.csm(), null);
    return account(voice, line.accountName(), line.csm())
        + stands
        + LoopWords.broken(voice, loop.brokenDate());
  }

  private static String heard(Voice voice, LedgerLine line) {
    return "*"
        + Voice.name(line.accountName())
        + "*"
        + LoopWords.BETWEEN
        + LoopWords.how(voice, line.loop());
  }

  private static String account(Voice voice, String name, @Nullable String csm) {
    return "*" + Voice.name(name) + "*" + LoopWords.BETWEEN + LoopWords.owner(voice, csm);
  }
}
