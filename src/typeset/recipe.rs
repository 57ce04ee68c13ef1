use super::{Typesetter, figures::Figures};
use crate::{
    model::{Ingredients, Recipe},
    page::{Element, Node, element},
};

impl Typesetter<'_> {
    pub(super) fn recipe(&self, recipe: &Recipe) -> Element {
        let id = self.id(recipe);
        let title = element(self.numbering.heading(recipe))
            .class("recipe__title")
            .set("id", id.clone())
            .with(recipe.title.as_str());
        let steps = recipe.method.iter();
        let steps: Vec<_> = steps
            .map(|step| element("li").with_all(self.text(&step.text)))
            .collect();
        let ingredients: Vec<_> = recipe
            .ingredients
            .iter()
            .flat_map(|one| self.ingredients(one))
            .collect();
        // What nobody can see has been taken out of both.
        let for_ingredients =
            (!ingredients.is_empty()).then(|| part(self.label(&self.labels.ingredients)));
        let method = (!steps.is_empty()).then(|| {
            [
                part(self.label(&self.labels.method)),
                element("ol").with_all(steps),
            ]
        });
        element("section")
            .class("recipe")
            .set("aria-labelledby", id)
            .with(title)
            .with_all(sort_of_dish(recipe))
            .with_all(self.recipe_facts(recipe))
            .with_all(for_ingredients)
            .with_all(ingredients)
            .with_all(method.into_iter().flatten())
    }

    /// For how many it is, and how long it takes.
    fn recipe_facts(&self, recipe: &Recipe) -> Option<Element> {
        let labels = self.labels;
        let minutes = |count: u32| {
            let words = Figures::of(self.language).count(i64::from(count));
            element("time")
                .set("datetime", format!("PT{count}M"))
                .with(self.label(&labels.minutes.replace("{}", &words)))
                .into()
        };
        let facts: [(&str, Option<Node>); 3] = [
            (
                &labels.serves,
                recipe
                    .serves
                    .as_deref()
                    .map(|serves| element("bdi").with(serves).into()),
            ),
            (&labels.preparation, recipe.preparation_minutes.map(minutes)),
            (&labels.cooking, recipe.cooking_minutes.map(minutes)),
        ];
        let facts: Vec<_> = facts
            .into_iter()
            .filter_map(|(label, fact)| {
                let fact = element("dd").with(fact?);
                Some(
                    element("div")
                        .with(element("dt").with(self.label(label)))
                        .with(fact),
                )
            })
            .collect();
        (!facts.is_empty()).then(|| element("dl").class("recipe__facts").with_all(facts))
    }

    fn ingredients(&self, ingredients: &Ingredients) -> Vec<Element> {
        let items = ingredients.items.iter();
        let items = items.map(|line| element("li").with_all(self.text(&line.text)));
        let list = element("ul").with_all(items);
        let title = ingredients.title.iter();
        let title = title.map(|title| element("p").class("recipe__for").with(title.as_str()));
        title.chain([list]).collect()
    }
}

/// "Main course · Italian".
fn sort_of_dish(recipe: &Recipe) -> Option<Element> {
    let words = [&recipe.category, &recipe.cuisine].into_iter().flatten();
    let words = words.map(|words| element("bdi").with(words.as_str()).into());
    let parted = words.enumerate().flat_map(|(index, words)| {
        let between = (index > 0).then(|| Node::from(" · "));
        between.into_iter().chain([words])
    });
    let parted: Vec<Node> = parted.collect();
    (!parted.is_empty()).then(|| element("p").class("recipe__sort").with_all(parted))
}

fn part(label: Node) -> Element {
    element("p").class("recipe__part").with(label)
}
