package heed.pages.backlog;

import heed.pages.frame.Desk;
import heed.pages.frame.Spoken;
import heed.pages.frame.Tab;
import heed.pages.frame.Voice;
import heed.people.Caller;
import heed.people.KeepingViews;
import heed.people.Role;
import heed.people.SavedView;
import heed.people.SavedViewStore;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The saved views above the backlog, and what can be done with the one that is shown.
///
/// @param tabs all of them, the whole backlog first; empty when there is none
/// @param save where what is shown is sent with a name; null when it has one, or needs none
/// @param shares whether the reader may save it for everybody
/// @param open the view that is shown, if the reader may change it
public record BacklogViews(
    List<Tab> tabs, @Nullable String save, boolean shares, @Nullable Open open) {
  /// A view that is shown.
  ///
  /// @param address of its forms
  /// @param shares whether the reader may show it to everybody, or stop doing so
  public record Open(String address, String name, boolean shared, boolean shares) {}

  static BacklogViews of(Desk desk, BacklogAsked asked, Caller reader, Voice voice) {
    var person = reader.email();
    if (person == null) {
      return new BacklogViews(List.of(), null, false, null);
    }
    var views =
        desk.house().database().read(handle -> new SavedViewStore().seenBy(handle, person)).stream()
            .filter(view -> reader.seesMoney() || !BacklogAsked.tellsOfCustomers(view.query()))
            .toList();
    var query = asked.query();
    var open = views.stream().filter(view -> view.query().equals(query)).findFirst();
    return new BacklogViews(
        views.isEmpty() ? List.of() : tabs(views, asked, voice),
        asked.special() && open.isEmpty() ? asked.with("/views") : null,
        reader.may(Role.PM),
        open.filter(view -> KeepingViews.mayChange(view, reader))
            .map(view -> open(view, reader))
            .orElse(null));
  }

  private static Open open(SavedView view, Caller reader) {
    return new Open(
        ViewRoutes.addressOf(view.id()),
        Spoken.text(view.name()),
        view.shared(),
        reader.may(Role.PM));
  }

  private static List<Tab> tabs(List<SavedView> views, BacklogAsked asked, Voice voice) {
    var tabs = new ArrayList<Tab>();
    tabs.add(new Tab(voice.on("backlog").say("view.all"), BacklogAsked.PAGE, !asked.special()));
    for (var view : views) {
      tabs.add(
          new Tab(
              Spoken.text(view.name()),
              BacklogAsked.addressOf(view.query()),
              view.query().equals(asked.query())));
    }
    return tabs;
  }
}
