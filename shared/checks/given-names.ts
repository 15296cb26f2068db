/** Given names common in Britain: what stands behind one, with a capital, is taken for a surname. */
const NAMES = `
Aaron Abdul Abigail Adam Adrian Agnes Ahmed Aidan Aisha Alan Alastair Albert Alec Alex Alexander Alexandra Alfie Alfred Ali Alice
Alison Alistair Allan Amanda Amber Amelia Amina Amir Amy Ana Andrea Andrew Andy Angela Angus Anita Ann Anna Anne Annie Anthony
Antonia Archie Arthur Asha Ashley Audrey Ava Ayesha Barbara Barry Beatrice Ben Benjamin Bernard Bernie Beth Bethany Bill Billy
Bob Brandon Brenda Brian Bridget Bruce Bryan Callum Cameron Carl Carol Caroline Carolyn Catherine Cathy Cecilia Charles Charlie
Charlotte Chloe Chris Christian Christina Christine Christopher Claire Clare Clive Colin Connor Craig Daisy Damian Dan Daniel
Danielle Danny Darren Dave David Dawn Dean Deborah Debbie Denise Dennis Derek Diana Diane Dominic Donald Donna Doreen Dorothy
Douglas Duncan Dylan Eddie Edward Edwin Eileen Elaine Eleanor Elizabeth Ella Ellen Ellie Emily Emma Eric Erin Ethan Eve Evelyn
Evie Ewan Faisal Farah Fatima Fiona Florence Frances Francis Frank Fraser Fred Freya Gareth Garry Gary Gavin Gemma Geoff Geoffrey
George Georgia Georgina Gerald Gerard Geraldine Gillian Gina Glen Glenn Gordon Grace Graeme Graham Grant Greg Gregory Guy Gwen
Hamish Hannah Harold Harriet Harry Harvey Hassan Hazel Heather Helen Henry Hilary Holly Howard Hugh Hugo Iain Ian Ibrahim Imogen
Imran Ines Irene Iris Isaac Isabel Isabella Isla Ivan Ivy Jack Jackie Jacob Jacqueline Jake James Jamie Jan Jane Janet Janice
Jasmine Jason Jay Jean Jeff Jeffrey Jennifer Jenny Jeremy Jess Jessica Jill Jim Jimmy Jo Joan Joanna Joanne Joe Joel John
Johnny Jon Jonathan Jordan Joseph Josephine Josh Joshua Joy Joyce Juan Judith Judy Julia Julian Julie June Justin Karen Karl Kate
Katherine Kathleen Kathryn Kathy Katie Katy Kay Keiran Keith Kelly Ken Kenneth Kerry Kevin Kieran Kim Kirsty Kit Kyle Lara Laura
Lauren Laurence Lawrence Leah Lee Leo Leon Leonard Les Lesley Leslie Lewis Liam Lily Linda Lindsay Lisa Liz Lloyd Logan Lola
Lorna Lorraine Louis Louise Lucas Lucy Luke Lydia Lynn Lynne Mabel Maeve Maggie Malcolm Marcus Margaret Maria Marian Marie Marion
Mark Martha Martin Mary Mason Matilda Matt Matthew Maureen Max Maya Megan Mehmet Melanie Melissa Michael Michelle Mick Miguel Mike
Millie Miranda Mohamed Mohammad Mohammed Moira Molly Monica Morag Muhammad Murray Nadia Nancy Naomi Natalie Natasha Nathan Neil
Nicholas Nick Nicky Nicola Nicole Nigel Nina Noah Noel Nora Norma Norman Olive Oliver Olivia Omar Oscar Owen Pamela Patricia
Patrick Paul Paula Pauline Penelope Penny Peter Phil Philip Philippa Phillip Phoebe Phyllis Pippa Poppy Priya Rachael Rachel
Raj Ralph Raymond Rebecca Reece Reginald Rhys Richard Rita Rob Robert Roberta Robin Roger Roland Ron Ronald Rory Rosemary Rosie
Ross Roy Ruby Rupert Russell Ruth Ryan Sadia Sally Sam Samantha Samuel Sandra Sara Sarah Scott Sean Sebastian Shane Sharon Shaun
Sheila Shirley Sian Sidney Simon Sophia Sophie Stacey Stan Stanley Stella Stephanie Stephen Steve Steven Stuart Sue Susan Susanna
Suzanne Sylvia Tamara Tania Tanya Tara Ted Teresa Terence Terry Theo Theresa Thomas Tim Timothy Tina Toby Tom Tommy Tony Tracey
Tracy Trevor Tyler Una Ursula Valerie Vanessa Vera Veronica Victor Victoria Vincent Violet Vivian Vivien Walter Wayne Wendy
Wilfred Will William Winifred Xavier Yasmin Yusuf Yvonne Zac Zahra Zara Zoe`;

export const GIVEN_NAMES: ReadonlySet<string> = new Set(NAMES.trim().split(/\s+/));
