package heed.pages.picture;

import heed.http.Route;
import heed.pages.backlog.BacklogAsked;
import heed.pages.frame.Desk;
import heed.pages.frame.Links;
import heed.people.Caller;
import heed.people.Role;
import io.javalin.http.Context;
import java.util.List;

/// The book as pictures: what is worth its effort, when money is at stake, and how bad it is. What
/// the backlog is narrowed to narrows the first of them too.
public final class PictureRoutes {
  private final Desk desk;

  public PictureRoutes(Desk desk) {
    this.desk = desk;
  }

  public List<Route> routes() {
    return List.of(desk.get(Links.PICTURES, Role.CSM, this::pictures));
  }

  private void pictures(Context context, Caller caller) {
    var asked = BacklogAsked.of(context, true);
    var ranking = desk.ranking();
    var voice = desk.voice(context);
    var view =
        new PicturesView(
            new Worth(ranking, asked, voice).picture(),
            new AtRenewal(ranking, voice).picture(),
            new Severities(ranking, voice).picture(),
            asked.address(),
            asked.filter().any(),
            ranking.count() == 0,
            ranking.book().accountCount() == 0);
    desk.page(context, caller, "pictures", "picture/pictures.jte", view);
  }
}
