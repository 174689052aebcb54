package parse

// vocabularyReports are words of English reports by how they are made, as people from many
// countries write them.
var vocabularyReports = []row{
	// Nobody was met.
	{cOutcome, "not_reached", 2, `<did_not|didn't|didnt|would_not|wouldn't|wouldnt|never|doesn't|does_not|isn't|is_not|wasn't|was_not|not><_answer|_answering|_answered|_picking_up|_pick_up|_picked_up|_respond|_responding|_turn_up|_turned_up|_show_up|_take_my_call|_return_my_call|_return_my_calls|_come_to_the_phone|_come_down|_come_out|_take_the_call|_reachable>
		<was|is|still|she's|he's><_in_a_meeting|_in_another_meeting|_in_meetings|_in_meetings_all_day|_on_another_call|_on_another_line|_travelling|_traveling|_tied_up|_abroad|_off_today|_on_leave|_on_holiday|_on_vacation|_on_annual_leave|_on_sick_leave|_on_parental_leave|_out_of_station|_not_in|_on_tour>
		<line|number|phone|mobile|extension><_engaged|_was_engaged|_is_engaged|_dead|_was_dead|_off|_was_off|_is_off|_kept_ringing|_not_reachable|_not_in_service> <rang|ringing|it_rang><_and_rang|_without_answer> <only|just><_got_the_voicemail|_got_voicemail|_the_voicemail|_voicemail> no_luck no_joy without_success to_no_avail in_vain no_ans no_reply no_response <2x|3x|4x|twice|again><_no_answer|_no_ans|_no_reply|_no_luck> not_reached <wont|won't|wouldn't|didn't|did_not|would_not><_let_me_in|_let_us_in|_let_me_through|_let_me_pass> tied_up_all_day could_not_meet could_not_see not_connected call_not_connected out_of_station`},
	// Away some day, which is no outcome.
	{cFunc, "", 0, `<after|before>_work <goes|going|go|leaves|leaving|is_going|will_be|heading><_on_holiday|_on_vacation|_on_leave|_on_maternity_leave|_on_parental_leave|_for_holiday|_on_holidays|_away> back_from_holiday back_from_vacation back_from_leave`},
	// Called.
	{cCall, "", 4, `<|had_a_|had_|had_the_|quick_|short_><telecon|tele-con|concall|con-call|con_call|teleconference|audio_call|tele_call|phone_conversation|telephone_conversation|telephone_call|phone_conf><|_with> <spoken|spoke|talked|told_me|told_us|confirmed|said><_on_phone|_on_the_telephone|_by_telephone|_telephonically|_over_telephone> telephoned telephonic rung telephonically`},
	// Went there, and met.
	{cVisit, "", 4, `<popped|called|looked|dropped|stopped|nipped|wandered><_in_to|_in_on|_round_to|_round_at|_over_to|_along_to> <went|was|came|got><_round_to|_along_to|_up_to|_out_to|_down_to> <have_been|i_have_been|i've_been|we_have_been|we've_been|had_been><_at|_to|_with> <paid|made><_a|_another><_short|_quick|_brief|_courtesy|_surprise|_second|_follow-up|><_visit><_to|> visit_report besuchsbericht`},
	{cMeet, "", 3, `<got_together|had_a_chat|had_a_word|had_words|had_a_talk|had_a_discussion|had_discussion|had_discussions|had_a_sit-down|had_a_meeting|had_tea|had_breakfast|interacted|brainstormed|sat|were_received_by|was_received_by|was_shown_round_by|was_shown_around_by><_with|>`},
	// Titles.
	{cPreTitle | cTitle, "", 1, `<agm|dgm|sr_manager|sr._manager|senior_manager|asst_manager|assistant_manager|deputy_manager|dy_manager|manager|head|vp|avp|svp|director|gm|chief_manager|sr_engineer|executive|lead|jr_engineer><_|_-_><purchase|purchasing|procurement|production|maintenance|projects|operations|quality|engineering|materials|stores|sourcing|scm|works|technical|planning|plant|qa|r&d|commercial> agm dgm avp svp
		<works|plant|unit|purchase|production|maintenance|quality|qa|qc|shift|line|stores|toolroom|paint_shop|press_shop|weld_shop|assembly|commercial|project|group|site|technology|innovation|automation|sustainability|supply_chain|warehouse><_head|_lead|_incharge|_in-charge|_supervisor|_leader|_coordinator>`},
	// Parts of a day that need none beside them.
	{cFunc, "", 0, `<after|before|over|during|at|around><_lunch|_breakfast|_tea|_coffee|_lunchtime|_midday> <late|early|mid><_morning|_afternoon|_evening> this_lunchtime over_breakfast`},
	// First names, from many countries.
	{cPerson, "", 0, `hattie ludo fitch jurgen günther bernhard doreen friederike hannelore steffi lennart henrike torben briony bryony daryl dwayne elspeth fergal fraser
		freda freya gail garth geraldine griffith gwyneth irving isadora isobel jesse jordi katya keiran lizzie luka mackenzie marian mavis maxwell melvin
		mindy miranda mohamed myrtle ned nigella oswald phillip pippa randolph roseanne sabina salim sallyann scarlett seamus sheena sibyl sigmund solomon
		stanley susannah tracey vanya virgil vivien aakash abhay abhijit ajit akhil alok amitabh amol aniket anirudh ankur anuj anup aparna arvind ashwin
		avinash balaji bharat bhaskar chandan chetan chitra devendra dharmesh gautam girish govind hemant jagdish jayant kamal kamlesh kartik ketan lata madhav
		milind nagesh neeraj parag parth praveen preeti rajeev rajendra raju rashmi reena sameer saravanan shailesh sharad shashi shekhar shilpa shrikant shyam
		smita snehal sridhar srikanth subhash sujata sumit suraj tanvi uday usha vandana vasant vedant venkatesh vidya vikrant vimal vipin`},
	{cNeg, "", 3, `<had_no|no|found_no|not_enough><_time_for|_time_to_see|_time_to_visit|_slot_for>`},
	{cCall, "", 4, `<teams|zoom|meet|whatsapp|facetime|skype|webex><_with|_w/|_call_with|_call_w/|_meeting_with> <first|second|third|fourth|fifth|another|last|one_more><_attempt_to_reach|_try_to_reach|_attempt_to_call|_attempt_at_reaching>`},
	{cOutcome, "not_reached", 3, `engaged_all_the_time always_engaged kept_ringing rang_out line_busy <nobody|no_one><_picks|_answers|_answered>`},
	{cOutcome, "refused", 3, `<never|don't|do_not|they_never><_buy_from_agents|_deal_with_agents|_buy_from_us|_buy_from_strangers|_talk_to_vendors|_see_salespeople|_take_cold_calls>`},
	{cIntent, "opportunity", 4, `<put|puts|everything|it|all|is|project><_on_ice|_everything_on_ice> <payment|money|deposit|instalment|transfer><_landed|_has_landed|_cleared|_is_in|_has_come_in> <hold|freeze|pause|win|lose|sign><了|掉了|住了>`},
	{cIntent, "approval_request", 6, `<need|needs|awaiting|waiting_for|want><_the_director's_ok|_your_blessing|_the_boss's_ok|_director's_ok|_manager's_ok|_the_manager's_ok|_director_ok|_management_ok><|_to|_for|_on>`},
	{cRole, "decision_maker", 2, `<who|the_one_who|she|he><_decides|_has_the_final_say|_calls_the_shots|_makes_the_decision>`},
	{cIntent, "approval_request", 6, `<need|needs|want|requesting|request|asking_for|ask_for><_a_special_discount|_special_discount|_an_extra_discount|_extra_discount|_special_terms|_special_pricing>`},
	{cCost, "meal", 2, `<|had_><lunch|dinner|coffee|breakfast|drinks><_w/>`},
	{cIntent, "contact", 4, `<steps|stands|fills|stepping|standing|filling><_in|_in_for|_in_for_him|_in_for_her> <takes_over|taking_over|will_take_over><_from_him|_from_her|_his_job|_her_job>`},
	// Not there, and shut.
	{cOutcome, "not_reached", 2, `<he's|she's|he_is|she_is|he_was|she_was|is|was|they're|they_are|were><_off_till|_off_until|_out_till|_out_until|_away_till|_away_until|_not_in_till|_not_in_until|_on_hols|_on_pto|_stuck_in_a_meeting|_stuck_in_meetings|_double-booked|_called_away|_nowhere_to_be_found> <was|were|is|are><_shut|_locked_up|_closed_today|_closed_for_stocktaking> <shut|closed><_for_the_bank_holiday|_for_the_holiday|_for_holiday|_for_holidays|_for_stocktaking|_for_lunch|_today|_all_week> <nobody|no_one|noone|no_body><_at_home|_to_receive_me|_to_receive_us|_answered_the_door>`},
	{cCall | cOutcome, "not_reached", 4, `<left_a_|left_||sent_a_|dropped_a_><vm|voice_message><|_for|_left|_left_for>`},
	// Said of a stage.
	{cMilestone, "m4", 2, `<to|into|in><_deep_engagement|_qualification>`},
	{cMilestone, "m5", 2, `<to|into|in><_solution_design|_solutioning|_proposal_stage|_proposal|_the_proposal_stage|_design_stage>`},
	{cMilestone, "m6", 2, `<to|into|in><_tender_stage|_bidding|_the_tender_stage|_tendering>`},
	{cMilestone, "m7", 2, `<to|into|in><_negotiation|_negotiations|_negotiation_stage|_the_negotiation_stage|_commercial_negotiation>`},
	{cMilestone, "m8", 2, `<to|into|in><_contract_stage|_contracting|_the_contract_stage>`},
	// Somebody's opinion, and how a sentence begins.
	{cFunc, "", 0, `reckon reckons guess guessing suppose assume assuming presume presumably believe gather reportedly supposedly allegedly possibly honestly frankly basically actually luckily unluckily thankfully sadly anyway meanwhile kindly`},
	// Passed on.
	{cSource, "customer/referral", 3, `<put_me|puts_me|put_us|puts_us|brought_me|brought_us><_in_touch_with|_in_contact_with|_together_with> <gave_reference|gave_a_reference|gave_the_reference|gave_us_reference|gave_me_reference|gave_us_a_reference|gave_me_a_reference><|_of|_for|_to> <through|by|via|on><_reference_of|_reference_from|_the_reference_of|_a_reference_from|_recommendation_of|_recommendation_from>`},
	// Asked for.
	{cWantBuy, "", 2, `<wants_pricing|want_pricing|needs_pricing|need_pricing|wants_a_price|wants_prices|asking_for_pricing|asked_for_pricing|asking_for_prices><_on|_for>`},
	{cVisit, "", 4, `cover了 <i_was|we_were|i_have_been|been><_by>`},
	{cIntent, "approval_request", 6, `apply立项 <apply|申请apply|想apply|帮我apply><_for_|一下|一个|><special_price|special_discount|discount|特价|折扣|样机|费用|budget>`},
	{cIntent, "task", 4, `<push|delay|postpone|move|reschedule><到|至>`},
	{cChat, "", 3, `i'm_dead im_dead my_car broke_down flat_tyre breakdown_service padel squash business_class id_badge donuts okr okrs kpi_form 打卡机`},
	// No business.
	{cChat | cFunc, "", 2, `eid diwali holi ramadan pongal onam navratri durga_puja ganesh_chaturthi thanksgiving bank_holiday public_holiday hanukkah easter_monday good_friday whit_monday ascension_day corpus_christi bastille_day`},
}
