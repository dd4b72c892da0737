package heed.pages.search;

import heed.pages.frame.Links;
import heed.pages.search.SearchView.Hit;
import heed.people.Caller;
import heed.people.Role;
import heed.platform.Language;
import heed.platform.Phrases;
import heed.platform.Texts;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The pages and acts that can be called by name, found by their words in either language.
final class Acts {
  private record Act(String key, Role least, @Nullable String address, @Nullable String script) {
    static Act page(String key, Role least, String address) {
      return new Act(key, least, address, null);
    }

    static Act script(String key, String script) {
      return new Act(key, Role.VIEWER, null, script);
    }
  }

  private record Near(Act act, int distance) {}

  private static final List<Act> ALL =
      List.of(
          Act.page("backlog", Role.VIEWER, "/"),
          Act.page("inbox", Role.PM, "/inbox"),
          Act.page("what-if", Role.CSM, "/what-if"),
          Act.page("accounts", Role.CSM, "/accounts"),
          Act.page("loops", Role.CSM, "/loops"),
          Act.page("promises", Role.CSM, "/promises"),
          Act.page("messages", Role.CSM, "/messages"),
          Act.page("file", Role.CSM, Links.FILING),
          Act.page("pictures", Role.CSM, "/pictures"),
          Act.page("figures", Role.CSM, "/loops/figures"),
          Act.page("telling", Role.PM, "/telling"),
          Act.page("digest", Role.PM, "/digest"),
          Act.page("policy", Role.CSM, "/policy"),
          Act.page("import", Role.ADMIN, "/admin/import"),
          Act.page("people", Role.ADMIN, "/admin/people"),
          Act.page("tokens", Role.ADMIN, "/admin/tokens"),
          Act.page("connections", Role.ADMIN, "/admin/connections"),
          Act.page("changes", Role.ADMIN, "/admin/changes"),
          Act.page("me", Role.VIEWER, "/me"),
          Act.page("sessions", Role.VIEWER, "/me/sessions"),
          Act.script("theme", "theme"),
          Act.script("language", "language"),
          Act.script("keys", "help"),
          Act.script("sign-out", "sign-out"));

  /// All of them at once, for who typed nothing.
  static final int ALL_COUNT = ALL.size();

  private final Predicate<String> exists;

  /// @param exists whether a page stands at an address
  Acts(Predicate<String> exists) {
    this.exists = exists;
  }

  /// Those that a caller may do and that are called as was typed, the closest first; all when
  /// nothing was typed.
  List<Hit> find(Wanted wanted, Caller caller, Phrases says, int limit) {
    return ALL.stream()
        .filter(act -> caller.may(act.least) && (act.address == null || exists.test(act.address)))
        .map(act -> new Near(act, wanted.nothing() ? 0 : distance(wanted, act)))
        .filter(near -> near.distance != Wanted.NOT_FOUND)
        .sorted(Comparator.comparingInt(Near::distance))
        .limit(limit)
        .map(near ->
            new Hit(
                wanted.mark(says.say("act." + near.act.key)),
                "",
                near.act.address,
                near.act.script))
        .toList();
  }

  /// Where what was looked for can be filed by this caller, or null.
  @Nullable String file(Caller caller, String typed) {
    return caller.may(Role.CSM) ? Links.fileTitled(typed) : null;
  }

  private static int distance(Wanted wanted, Act act) {
    return Arrays.stream(Language.values())
        .map(language -> Phrases.of("page-search", language))
        .mapToInt(says ->
            wanted.distance(
                new SearchIndex.Entry(
                    act,
                    "",
                    Texts.folded(says.say("act." + act.key)),
                    Texts.folded(says.say("act." + act.key + ".also")))))
        .min()
        .orElse(Wanted.NOT_FOUND);
  }
}
