/** The words of other skills. */
import { Phrases } from './phrases.ts';

/** What other skills talk about. One such word makes a thin reading unlikely; several make it impossible. */
export const FOREIGN = new Phrases<true>().add(
  `
    movie, movies, film, films, cinema, theater, theatre, book, books, novel, novels, textbook, chapter,
    essay, audiobook, audiobooks, audio book, podcast, podcasts, episode, episodes, season, series,
    tv show, tv series, tv, television, show times, showtimes, movie times, movie schedule, movie house,
    saga, chronicle, game, games, video game, painting, paintings, picture, pictures, photograph, photo,
    photos, trailer, trailers, magazine, newspaper, meal, meals, weather, forecast, temperature, rain,
    raining, snow, humidity, sunny outside, restaurant, restaurants, reservation, reservations, bar,
    pub, cafe, diner, food, eat, table, recipe, recipes, pizza, coffee, tea, milk, drink, alarm, alarms,
    timer, reminder, reminders, remind, calendar, meeting, meetings, appointment, appointments,
    schedule, event, events, email, emails, mail, message, messages, text, texts, tweet, facebook,
    twitter, instagram, post, call, phone, contact, contacts, light, lights, lamp, lamps, plug, socket,
    vacuum, thermostat, heating, heater, door, doors, house, news, headlines, stock, stocks, price,
    prices, dollar, dollars, euro, euros, exchange rate, bank, account, credit, card, bill, bills,
    payment, pay, money, loan, mortgage, insurance, tax, taxes, flight, flights, hotel, train, trains,
    ticket, tickets, taxi, cab, uber, bus, traffic, directions, route, miles, gas, fuel, tire, tires,
    oil, vehicle, airport, plane, luggage, passport, visa, vacation, holiday, holidays, trip, birthday,
    joke, jokes, riddle, fact, definition, define, translate, spell, spelling, calculate, equation,
    math, plus, minus, times, divided, percent, square root, convert, doctor, medicine, vaccine,
    calories, ingredient, ingredients, shopping, grocery, groceries, order, deliver, delivery, takeaway,
    takeout, list, lists, task, tasks, todo, note, notes, password, pin, volume, bluetooth, wifi,
    battery, rate, rating, stars, points, review, reviews, president, capital of, population,
    country is, city, state, school, college, job, boss, salary, dog, cat, pet, pets, address, location,
    nearest, closest, near me, nearby, minute, minutes, hour, hours, tomorrow, yesterday, monday,
    tuesday, wednesday, thursday, friday, saturday, sunday, pm, o clock, clock, week, month, january,
    february, march, april, june, july, august, september, october, november, december, chess, poker,
    football, soccer, baseball, basketball, team, exercise bike, cook, bake, boil, mop, robot, color,
    colour, brightness, brighter, dim, dimmer, currency, name, user, language, accent, voice, speak,
    talk, talking, settings, setting, software, download time, website, internet, online, article
  `,
  true,
);
