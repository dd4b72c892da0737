package heed.slack.home;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.view.View;
import heed.slack.call.SlackCalls;
import heed.slack.call.SlackTrouble;
import heed.slack.team.Clicking;
import heed.slack.team.Members;
import heed.slack.text.Kit;
import heed.slack.text.Mrkdwn;
import heed.slack.text.Pages;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Publishes the Home tab: when it is opened, when a page is turned, and after each act of its
/// reader. For one reader it is one call after the other, with the facts of that moment, and what
/// is wanted meanwhile is one call more: the last view that Slack shows is the newest, and a burst
/// of acts does not use up what Slack allows. Any thread may ask.
public final class Home {
  /// The button's action.
  public static final String FILE = "file_from_home";

  /// Turns a page; the value says which pages are shown then.
  public static final String TURN = "home_turn";

  private static final String STALE = "hash_conflict";
  private static final int MOST_READERS = 20_000;

  /// What somebody is to see next.
  ///
  /// @param pages null: the pages they look at already
  /// @param hash of the view that the wish is about; null: whichever there is
  private record Wanted(@Nullable Pages pages, @Nullable String hash) {
    Wanted after(@Nullable Wanted earlier) {
      return pages == null && earlier != null ? earlier : this;
    }
  }

  private final SlackCalls calls;
  private final Members members;
  private final HomeView view;
  private final Map<String, Wanted> waiting = new HashMap<>();
  private final Set<String> busy = new HashSet<>();
  private final Map<String, Pages> shown =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Pages> oldest) {
          return size() > MOST_READERS;
        }
      };

  public Home(SlackCalls calls, Members members, HomeView view) {
    this.calls = calls;
    this.members = members;
    this.view = view;
  }

  /// Somebody opened the tab.
  ///
  /// @param before what they saw there the last time, or null
  public void opened(String userId, @Nullable View before) {
    show(userId, before == null ? shown(userId) : Pages.of(before.getPrivateMetadata()));
  }

  /// Shows another page. A button of a view that is no longer shown only brings the newest one.
  public Response turn(BlockActionPayload click, Clicking clicking) {
    return clicking.press(
        click,
        person -> {
          var pages = Pages.of(click.getActions().getFirst().getValue());
          var hash = click.getView() == null ? null : click.getView().getHash();
          clicking.afterwards(
              "a page of Home", () -> want(click.getUser().getId(), new Wanted(pages, hash)));
        });
  }

  /// Shows these pages with the facts as they are now.
  public void show(String userId, Pages pages) {
    want(userId, new Wanted(pages, null));
  }

  /// Shows the facts as they are now to somebody who has had the tab open.
  public void refresh(String userId) {
    synchronized (this) {
      if (!shown.containsKey(userId)) {
        return;
      }
    }
    want(userId, new Wanted(null, null));
  }

  /// After somebody submitted a form.
  ///
  /// @param fromHome whether they see the tab just now, even if another process showed it
  public void acted(String userId, boolean fromHome) {
    if (fromHome) {
      show(userId, shown(userId));
    } else {
      refresh(userId);
    }
  }

  private void want(String userId, Wanted wanted) {
    synchronized (this) {
      waiting.merge(userId, wanted, (earlier, later) -> later.after(earlier));
      if (!busy.add(userId)) {
        return;
      }
    }
    SlackTrouble trouble = null;
    for (var next = next(userId); next != null; next = next(userId)) {
      try {
        publish(userId, next);
      } catch (SlackTrouble failed) {
        trouble = failed;
      } catch (RuntimeException bug) {
        release(userId);
        throw bug;
      }
    }
    if (trouble != null) {
      throw trouble;
    }
  }

  private synchronized void release(String userId) {
    busy.remove(userId);
  }

  private synchronized @Nullable Wanted next(String userId) {
    var next = waiting.remove(userId);
    if (next == null) {
      busy.remove(userId);
    }
    return next;
  }

  private void publish(String userId, Wanted wanted) {
    var pages = wanted.pages() == null ? shown(userId) : wanted.pages();
    try {
      publish(userId, pages, wanted.hash());
    } catch (SlackTrouble trouble) {
      if (!trouble.code().equals(STALE)) {
        throw trouble;
      }
      publish(userId, shown(userId), null);
    }
  }

  private void publish(String userId, Pages pages, @Nullable String hash) {
    switch (members.of(userId)) {
      case Members.Member.TurnedAway(var sentence) ->
          calls.publishHome(
              userId,
              Kit.home(List.of(Kit.section(Mrkdwn.literal(sentence))), Pages.FIRST.written()),
              hash);
      case Members.Member.Known(var person) -> {
        var home = view.of(person, pages);
        calls.publishHome(userId, home.json(), hash);
        remember(userId, home.pages());
      }
    }
  }

  private synchronized Pages shown(String userId) {
    return shown.getOrDefault(userId, Pages.FIRST);
  }

  private synchronized void remember(String userId, Pages pages) {
    shown.put(userId, pages);
  }
}
