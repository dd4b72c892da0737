package heed.pages;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.SettableClock;
import heed.demo.DemoBook;
import heed.loop.LoopState;
import heed.loop.LoopStore;
import heed.pages.site.Page;
import heed.pages.site.Site;
import heed.pages.site.Visitor;
import heed.people.Role;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class DemoTest {
  @Test
  void the_story_is_the_same_each_time_it_is_told() {
    try (var one = new Site(SettableClock.morning()).tellTheDemo();
        var other = new Site(SettableClock.morning()).tellTheDemo()) {
      for (var person : DemoBook.guests()) {
        for (var path : List.of("/", "/features/sso", "/messages")) {
          assertThat(withoutIds(Visitor.signedIn(one, person).get(path)))
              .isEqualTo(withoutIds(Visitor.signedIn(other, person).get(path)));
        }
      }
    }
  }

  @Test
  void the_story_has_everything_that_a_year_leaves_behind() {
    try (var site = new Site(SettableClock.morning()).tellTheDemo()) {
      var today = SettableClock.TODAY;
      var loops =
          site.database.read(handle ->
              site.loops.page(handle, LoopStore.Filter.ALL, LoopStore.Cursor.START, 1000));

      for (var state : LoopState.values()) {
        assertThat(loops).as(state.word()).anyMatch(line -> line.loop().state() == state);
      }
      assertThat(loops).anyMatch(line -> line.overdue(today));
      assertThat(loops)
          .anyMatch(line ->
              line.loop().state() == LoopState.OWED && !line.loop().dueDate().isBefore(today));
      assertThat(site.database.read(site.messages::counts).waiting()).isGreaterThan(20);
      assertThat(DemoBook.guests())
          .extracting(person -> person.role())
          .containsExactly(Role.VIEWER, Role.CSM, Role.PM, Role.ADMIN);
    }
  }

  @Test
  void afterwards_the_clock_runs() {
    var clock = SettableClock.morning();
    try (var site = new Site(clock).tellTheDemo()) {
      assertThat(site.story.instant()).isEqualTo(clock.instant());
    }
  }

  private static String withoutIds(Page page) {
    return Pattern.compile("(loop|draft|message)-[a-z]-?[0-9a-z]+|/loops/[a-z0-9-]+")
        .matcher(page.html())
        .replaceAll("ID");
  }
}
