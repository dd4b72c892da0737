package heed.demo;

import heed.feature.Status;
import heed.loop.Answer;
import heed.loop.LedgerLine;
import heed.loop.LoopState;
import heed.loop.LoopStore;
import heed.loop.StatusChange;
import heed.people.Caller;
import heed.people.Role;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/// The part of the story in which things are decided and customers told. Word that was owed for
/// long was passed on; some of the recent is still owed.
final class Decisions {
  /// Decisions of before were passed on to everybody, all of it two days later.
  private static final int ALL_TOLD_BEFORE = 20;

  private static final int TOLD_AFTER_DAYS = 2;
  private static final int MOST = 1000;
  private static final List<String> WAYS = List.of("e-mail", "call", "e-mail", "meeting");

  private final DemoBook.Rooms rooms;
  private final LocalDate today;
  private final Caller decides = caller("mira", Role.PM);

  Decisions(DemoBook.Rooms rooms, LocalDate today) {
    this.rooms = rooms;
    this.today = today;
  }

  List<DemoBook.Event> moments() {
    var moments = new ArrayList<DemoBook.Event>();
    for (var row : Table.read("story").rows()) {
      var daysAgo = Integer.parseInt(row.text(0));
      var feature = row.text(2);
      if (row.text(1).equals("merged")) {
        moments.add(new DemoBook.Event(daysAgo, () -> merge(feature, row.text(3))));
        continue;
      }
      moments.add(new DemoBook.Event(daysAgo, () -> decide(feature, change(row))));
      if (daysAgo > ALL_TOLD_BEFORE) {
        moments.add(new DemoBook.Event(daysAgo - TOLD_AFTER_DAYS, () -> tellAll(feature)));
      }
    }
    for (var row : Table.read("answers").rows()) {
      moments.add(new DemoBook.Event(Integer.parseInt(row.text(0)), () -> answer(row)));
    }
    return moments;
  }

  private StatusChange change(Table.Row row) {
    var status = Status.of(row.text(3));
    var days = row.number(4);
    var date = days == null ? null : today.plusDays(days);
    var declined = status == Status.DECLINED;
    return new StatusChange(
        status, row.find(5), declined ? null : date, row.find(6), declined ? date : null, true);
  }

  private void decide(String feature, StatusChange change) {
    rooms
        .database()
        .writer()
        .write(
            decides.name(),
            transaction -> rooms.changing().change(transaction, feature, change, decides));
  }

  private void merge(String feature, String into) {
    rooms
        .database()
        .writer()
        .write(decides.name(), transaction -> rooms.merging().merge(transaction, feature, into));
  }

  /// Handed to the writer together, which stores them in one commit.
  private void tellAll(String feature) {
    var number = 0;
    var told = new ArrayList<CompletableFuture<LedgerLine>>();
    for (var line : open(feature).toList()) {
      var how = new Answer.Told(WAYS.get(number++ % WAYS.size()), null, null);
      var teller = owner(line);
      var id = line.loop().id();
      told.add(
          rooms
              .database()
              .writer()
              .submit(
                  teller.name(),
                  transaction -> rooms.answering().told(transaction, id, how, teller)));
    }
    told.forEach(CompletableFuture::join);
  }

  private void answer(Table.Row row) {
    var line =
        open(row.text(2))
            .filter(one -> one.loop().account().equals(row.text(1)))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("Nothing is owed: " + row.cells()));
    var caller = owner(line);
    var id = line.loop().id();
    rooms
        .database()
        .writer()
        .write(
            caller.name(),
            transaction ->
                switch (row.text(3)) {
                  case "told" ->
                      rooms
                          .answering()
                          .told(
                              transaction,
                              id,
                              new Answer.Told(row.text(4), row.find(5), null),
                              caller);
                  case "snoozed" ->
                      rooms
                          .answering()
                          .snooze(
                              transaction,
                              id,
                              new Answer.Snooze(today.plusDays(Integer.parseInt(row.text(4)))),
                              caller);
                  case "waived" ->
                      rooms
                          .answering()
                          .waive(transaction, id, new Answer.Waiver(row.text(5)), caller);
                  default -> throw new IllegalStateException("No such answer: " + row.cells());
                });
  }

  private Stream<LedgerLine> open(String feature) {
    var filter = new LoopStore.Filter(LoopState.OWED, null, null, null, feature);
    return rooms
        .database()
        .read(handle -> rooms.loops().page(handle, filter, LoopStore.Cursor.START, MOST))
        .stream()
        .sorted(Comparator.comparing(line -> line.loop().account()));
  }

  private Caller owner(LedgerLine line) {
    return line.csm() == null ? decides : new Caller(line.csm(), Role.CSM, line.csm());
  }

  private static Caller caller(String name, Role role) {
    var address = String.valueOf(DemoBook.address(name));
    return new Caller(address, role, address);
  }
}
